package org.wavenet4j.train.search;

import java.util.ArrayList;
import java.util.List;

/** Writes a search as resolved: the same search is the same text, which the reader reads again. */
final class SearchPlanWriter {
  private SearchPlanWriter() {}

  /**
   * The search as YAML text.
   *
   * @param recipe its recipe's file, from where the search is written
   */
  static String toYaml(SearchPlan plan, String recipe) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("name: \"").append(plan.name()).append("\"\n");
    yaml.append("recipe: \"").append(recipe).append("\"\n");
    yaml.append("seed: ").append(plan.seed()).append('\n');
    yaml.append("generator: ").append(plan.generator().toYaml()).append('\n');
    yaml.append("budget: ").append(plan.budget().toYaml()).append('\n');
    yaml.append("spaces:\n");
    plan.spaces()
        .forEach(
            (path, space) ->
                yaml.append("  ").append(path).append(": ").append(space.toYaml()).append('\n'));
    List<String> constraints = constraints(plan.constraints());
    if (!constraints.isEmpty()) {
      yaml.append("constraints: {").append(String.join(", ", constraints)).append("}\n");
    }
    plan.earlyStopping()
        .ifPresent(
            early ->
                yaml.append(
                    "earlyStopping: {afterCandidates: %d, evaluations: %d}\n"
                        .formatted(early.afterCandidates(), early.evaluations())));
    return yaml.toString();
  }

  private static List<String> constraints(Constraints constraints) {
    List<String> list = new ArrayList<>();
    constraints.mostParameters().ifPresent(n -> list.add("mostParameters: " + n));
    constraints.leastReceptiveFieldMs().ifPresent(n -> list.add("leastReceptiveFieldMs: " + n));
    constraints.mostReceptiveFieldMs().ifPresent(n -> list.add("mostReceptiveFieldMs: " + n));
    constraints.leastTimesRealTime().ifPresent(n -> list.add("leastTimesRealTime: " + n));
    return list;
  }
}
