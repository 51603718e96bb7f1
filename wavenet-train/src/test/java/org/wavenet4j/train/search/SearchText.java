package org.wavenet4j.train.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wavenet4j.train.loop.Runs;
import org.wavenet4j.train.recipe.RecipeWriter;

/** A small search for the tests, over the tiny network of the training loop's tests. */
final class SearchText {
  static final String YAML =
      """
      name: tiny
      recipe: base.yaml
      seed: 5
      generator: {type: random, candidates: 3}
      budget: {steps: 20}
      spaces:
        model.stacks.residualChannels: {choice: [4, 6, 8]}
        model.stacks[0].dilations: {choice: [[1, 2], [1, 2, 4, 8]]}
        training.batch: {integer: [1, 3]}
        training.averageDecay: {uniform: [0.5, 0.9]}
        training.learningRate.peak: {logUniform: [1.0e-3, 1.0e-2]}
      constraints: {mostParameters: 9000, leastReceptiveFieldMs: 0.1, mostReceptiveFieldMs: 9, leastTimesRealTime: 0.5}
      earlyStopping: {afterCandidates: 2, evaluations: 4}
      """;

  private SearchText() {}

  /** The text with the only {@code from} in it replaced. */
  static String with(String from, String to) {
    int at = YAML.indexOf(from);
    if (at < 0 || YAML.indexOf(from, at + 1) >= 0) {
      throw new IllegalArgumentException("\"" + from + "\" is not once in the search");
    }
    return YAML.substring(0, at) + to + YAML.substring(at + from.length());
  }

  /** Only these spaces, trained 20 steps each, all to their end. */
  static String of(String generator, String... spaces) {
    return """
    name: tiny
    recipe: base.yaml
    seed: 5
    generator: %s
    budget: {steps: 20}
    spaces:
      %s
    """
        .formatted(generator, String.join("\n  ", spaces));
  }

  /** Writes the search and its recipe into a folder, and reads them. */
  static SearchPlan read(Path folder, String text) throws IOException {
    String recipe = RecipeWriter.toYaml(Runs.recipe(Path.of("corpora/tones"), 60));
    Files.writeString(folder.resolve("base.yaml"), recipe);
    return SearchPlanReader.read(
        Files.writeString(folder.resolve("search-tiny.yaml"), text), List.of());
  }
}
