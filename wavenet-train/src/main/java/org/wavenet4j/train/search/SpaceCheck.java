package org.wavenet4j.train.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wavenet4j.UsageError;
import org.wavenet4j.train.recipe.RecipeReader;
import org.wavenet4j.train.recipe.YamlFile;

/**
 * Refuses spaces that cannot be before anything is trained: paths that no recipe has, or that
 * decide what is scored, and values that give no valid recipe, alone or with values of the others.
 */
final class SpaceCheck {
  /** Scores of candidates that differ in these say nothing of each other. */
  private static final List<String> SAME_FOR_ALL =
      List.of(
          "name",
          "corpus",
          "training.steps",
          "evaluation",
          "model.sampleRateHz",
          "model.quantizer");

  private static final int MOST_COMBINATIONS = 100;

  private final YamlFile yaml;
  private final SearchPlan plan;
  private final Random random = new Random(1); // the same file is refused or not, always

  SpaceCheck(YamlFile yaml, SearchPlan plan) {
    this.yaml = yaml;
    this.plan = plan;
  }

  /** Looks at each space, then at all together. */
  void check() {
    plan.spaces().forEach(this::check);
    String problem = "";
    for (int i = 0; i < MOST_COMBINATIONS; i++) {
      problem = problem(combination("", ""));
      if (problem.isEmpty()) {
        return;
      }
    }
    throw yaml.problem(
        "spaces",
        "none of %d combinations gives a valid recipe; of the last, %s"
            .formatted(MOST_COMBINATIONS, problem));
  }

  private void check(String path, Space space) {
    for (String same : SAME_FOR_ALL) {
      if (path.equals(same) || path.startsWith(same + ".")) {
        throw yaml.problem(
            "spaces." + path, "decides what is scored, expected to be the same for all candidates");
      }
    }
    List<String> values = space.probes();
    for (int i = 0; i < values.size(); i++) {
      String alone = problem(List.of(path + "=" + values.get(i)));
      if (!alone.isEmpty() && !isPossible(path, values.get(i))) {
        String where = space instanceof Space.Choice ? ".choice[" + i + "]" : "";
        throw yaml.problem("spaces." + path + where, alone);
      }
    }
  }

  private boolean isPossible(String path, String value) {
    for (int i = 0; i < MOST_COMBINATIONS; i++) {
      if (problem(combination(path, value)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** A value for each space, drawn from those that must be possible; one of them may be given. */
  private List<String> combination(String path, String value) {
    List<String> settings = new ArrayList<>();
    for (Map.Entry<String, Space> space : plan.spaces().entrySet()) {
      List<String> values = space.getValue().probes();
      String drawn = values.get(random.nextInt(values.size()));
      settings.add(space.getKey() + "=" + (space.getKey().equals(path) ? value : drawn));
    }
    return settings;
  }

  /** Why settings give no valid recipe; empty if they do. */
  private String problem(List<String> settings) {
    try {
      RecipeReader.changed(plan.recipe(), settings);
      return "";
    } catch (UsageError e) {
      return e.getMessage();
    }
  }
}
