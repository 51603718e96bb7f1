package org.wavenet4j.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.train.loop.Runs;

class SearchPlanReaderTest {
  @TempDir private Path folder;

  @Test
  void everyKeyIsRead() throws IOException {
    SearchPlan plan = SearchText.read(folder, SearchText.YAML);
    assertEquals("tiny", plan.name());
    assertEquals(Runs.recipe(Path.of("corpora/tones"), 60), plan.recipe());
    assertEquals(5, plan.seed());
    assertEquals(new SearchGenerator.RandomDraws(3), plan.generator());
    assertEquals(new Budget.Steps(20), plan.budget());
    assertEquals(
        List.of(
            new Space.Choice(List.of("4", "6", "8")),
            new Space.Choice(List.of("[1,2]", "[1,2,4,8]")),
            new Space.IntegerRange(1, 3),
            new Space.Uniform(0.5, 0.9),
            new Space.LogUniform(1e-3, 1e-2)),
        List.copyOf(plan.spaces().values()));
    assertEquals(
        new Constraints(
            OptionalInt.of(9000),
            OptionalDouble.of(0.1),
            OptionalDouble.of(9),
            OptionalDouble.of(0.5)),
        plan.constraints());
    assertEquals(Optional.of(new EarlyStopping(2, 4)), plan.earlyStopping());
  }

  @Test
  void theOtherGeneratorsAndBudgetsAreReadAndWhatIsOptionalMayBeLeftOut() throws IOException {
    String spaces = "training.batch: {integer: [1, 9]}";
    SearchPlan grid = SearchText.read(folder, SearchText.of("{type: grid, points: 4}", spaces));
    assertEquals(new SearchGenerator.Grid(4), grid.generator());
    assertEquals(4, grid.candidates());
    assertEquals(Constraints.NONE, grid.constraints());
    assertEquals(Optional.empty(), grid.earlyStopping());
    String genetic = "{type: genetic, candidates: 9, population: 4}";
    String timed = SearchText.of(genetic, spaces).replace("steps: 20", "minutes: 1.5");
    SearchPlan plan = SearchText.read(folder, timed);
    assertEquals(new SearchGenerator.Genetic(9, 4), plan.generator());
    assertEquals(new Budget.Minutes(1.5), plan.budget());
  }

  @Test
  void theResolvedTextIsReadAsTheSameSearch() throws IOException {
    SearchPlan plan = SearchText.read(folder, SearchText.YAML);
    String resolved = SearchPlanWriter.toYaml(plan, "base.yaml");
    assertEquals(plan, SearchText.read(folder, resolved));
    String other =
        SearchText.of(
            "{type: genetic, candidates: 9, population: 4}",
            "model.input.encoding: {choice: [one-hot]}");
    plan = SearchText.read(folder, other.replace("steps: 20", "minutes: 2"));
    assertEquals(plan, SearchText.read(folder, SearchPlanWriter.toYaml(plan, "base.yaml")));
  }

  private void assertRefused(String text, String expected) {
    String message =
        assertThrows(UsageError.class, () -> SearchText.read(folder, text)).getMessage();
    assertEquals(folder.resolve("search-tiny.yaml") + ", " + expected, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: tiny | name: a/b | line 1: name: \"a/b\", expected 1 to 58 of the characters A-Z a-z 0-9 . _ -, a letter or digit first",
        "type: random | type: best | line 4: generator.type: \"best\", expected random, grid or genetic",
        "candidates: 3 | candidates: 0 | line 4: generator.candidates: 0, expected 1 to 10000",
        "candidates: 3 | points: 3 | line 4: generator.points: unknown key, expected one of type, candidates",
        "steps: 20 | steps: 0 | line 5: budget.steps: 0, expected 1 to 100000000",
        "{steps: 20} | {} | line 5: budget.steps: missing, as are minutes, expected one of the two",
        "{steps: 20} | {steps: 20, minutes: 1} | line 5: budget.minutes: given beside steps, expected one of the two",
        "[4, 6, 8] | [] | line 7: spaces[\"model.stacks.residualChannels\"].choice: empty, expected at least one value",
        "[4, 6, 8] | [4, 4] | line 7: spaces[\"model.stacks.residualChannels\"].choice: a value twice, expected each once",
        "integer: [1, 3] | integer: [3, 1] | line 9: spaces[\"training.batch\"].integer: [3, 1], expected the lower bound first and a higher one",
        "integer: [1, 3] | integer: [3] | line 9: spaces[\"training.batch\"].integer: [3], expected two numbers, the least and the most",
        "integer: [1, 3] | any: [1, 3] | line 9: spaces[\"training.batch\"].any: unknown key, expected one of choice, integer, uniform, logUniform",
        "{integer: [1, 3]} | {} | line 9: spaces[\"training.batch\"].choice: missing, expected exactly one of choice, integer, uniform, logUniform",
        "[0.5, 0.9] | [0.9, 0.9] | line 10: spaces[\"training.averageDecay\"].uniform: [0.9, 0.9], expected the lower bound first and a higher one",
        "[1.0e-3, 1.0e-2] | [0, 1.0e-2] | line 11: spaces[\"training.learningRate.peak\"].logUniform: 0.0, expected above 0",
        "mostParameters: 9000 | mostParameters: 0 | line 12: constraints.mostParameters: 0, expected 1 to 2147483647",
        "mostReceptiveFieldMs: 9 | mostReceptiveFieldMs: 0.05 | line 12: constraints.mostReceptiveFieldMs: 0.05, expected at least leastReceptiveFieldMs, which is 0.1",
        "evaluations: 4 | evaluations: 1 | line 13: earlyStopping.evaluations: 1, expected 2 to 1000",
      })
  void refusesWhatIsWrittenWrong(String from, String to, String expected) {
    assertRefused(SearchText.with(from, to), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "training.batch: | training.btch: | line 9: spaces.training.btch: training.btch=1: training has no key \"btch\"; the nearest are batch, steps, adam",
        "model.stacks[0].dilations | model.stacks[1].dilations | line 8: spaces.model.stacks[1].dilations.choice[0]: model.stacks[1].dilations=[1,2]: model.stacks has 1 elements, expected [0] to [0]",
        "[4, 6, 8] | [4, 0] | line 7: spaces.model.stacks.residualChannels.choice[1]: model.stacks.residualChannels=0: model.stacks[0].residualChannels: 0, expected 1 to 4096",
        "[4, 6, 8] | [4, wide] | line 7: spaces.model.stacks.residualChannels.choice[1]: model.stacks.residualChannels=\"wide\": model.stacks[0].residualChannels: \"wide\", expected a whole number of 32 bits",
        "integer: [1, 3] | integer: [0, 3] | line 9: spaces.training.batch: training.batch=0: training.batch: 0, expected 1 to 1024",
        "training.batch: | training.steps: | line 9: spaces.training.steps: decides what is scored, expected to be the same for all candidates",
        "training.batch: | evaluation.windows: | line 9: spaces.evaluation.windows: decides what is scored, expected to be the same for all candidates",
      })
  void refusesSpacesThatCannotBeBeforeAnythingIsTrained(String from, String to, String expected) {
    assertRefused(SearchText.with(from, to), expected);
  }

  @Test
  void refusesSpacesWhoseValuesNeverFitEachOther() {
    String far = "[1048576" + ", 1048576".repeat(7) + "]";
    assertRefused(
        SearchText.of(
            "{type: grid, points: 2}",
            "model.stacks.kernelSize: {choice: [4]}",
            "model.stacks.dilations: {choice: [" + far + "]}"),
        // 2 + 3 x 8 x 1048576
        "line 6: spaces: none of 100 combinations gives a valid recipe; of the last, model.stacks.dilations="
            + far.replace(" ", "")
            + ": model.stacks: a receptive field of 25165826 frames, expected at most 16777216");
  }

  @Test
  void aValueMayNeedAnother() throws IOException {
    String text =
        SearchText.of(
            "{type: random, candidates: 2}",
            "model.conditioning.localHopFrames: {choice: [1, 200]}",
            "model.conditioning.localChannels: {choice: [0, 4]}");
    // A hop of 200 alone is refused: without features there is none.
    assertEquals(2, SearchText.read(folder, text).spaces().size());
  }

  @Test
  void aGridThatNobodyCouldTrainIsRefused() {
    assertRefused(
        SearchText.with("type: random, candidates: 3", "type: grid, points: 100"),
        "line 4: generator: a grid of 180,000 candidates, expected at most 10,000: fewer points, or a random search");
  }

  /** It would set what its text before the equals sign says, and be told as something else. */
  @Test
  void aPathWithAnEqualsSignIsRefused() {
    assertRefused(
        SearchText.with(
            "  training.batch: {integer: [1, 3]}", "  \"training.steps=9 #\": {choice: [1]}"),
        "line 6: spaces: \"training.steps=9 #\", expected a path in the recipe, as training.batch");
  }

  @Test
  void aMissingRecipeIsTold() throws IOException {
    Path search = folder.resolve("lonely.yaml");
    Files.writeString(search, SearchText.YAML);
    String message =
        assertThrows(UsageError.class, () -> SearchPlanReader.read(search, List.of())).getMessage();
    assertTrue(message.startsWith(folder.resolve("base.yaml") + ": no such file"), message);
  }
}
