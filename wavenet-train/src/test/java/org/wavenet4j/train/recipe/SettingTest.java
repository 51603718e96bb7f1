package org.wavenet4j.train.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.StackSpec;

class SettingTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writeRecipe() throws IOException {
    file = folder.resolve("recipe.yaml");
    Files.writeString(file, RecipeText.YAML);
  }

  @Test
  void setsOneValueAndLeavesTheOthers() {
    Recipe before = RecipeReader.read(file, List.of());
    Recipe after = read("training.batch=4");
    assertEquals(4, after.training().batch());
    assertEquals(before.model(), after.model());
    assertEquals(before.training().adam(), after.training().adam());
    assertEquals(before.training().steps(), after.training().steps());
  }

  @Test
  void aLongPathIsRefusedAsAShortOne() {
    String path = "a" + ".a".repeat(20_000);
    String message = assertThrows(UsageError.class, () -> read(path + "=1")).getMessage();
    assertEquals(
        "--set "
            + path.substring(0, 200)
            + "...: a recipe has no key \"a\"; the nearest are name, seed, model",
        message);
  }

  @Test
  void controlCharactersAreNotRepeatedToTheTerminal() {
    String message =
        assertThrows(UsageError.class, () -> read("training.batch\u001b[2J\n\n=4")).getMessage();
    assertEquals("--set training.batch?[2J??=4: expected path=value, as training.batch=4", message);
  }

  @Test
  void setsOneElementOfAListOrAll() {
    assertEquals(
        List.of(new StackSpec(8, 6, 2, List.of(1, 2, 4)), new StackSpec(24, 6, 3, List.of(1))),
        read("model.stacks[1].residualChannels=24").model().stacks());
    assertEquals(
        List.of(new StackSpec(24, 6, 2, List.of(1, 2, 4)), new StackSpec(24, 6, 3, List.of(1))),
        read("model.stacks.residualChannels=24").model().stacks());
    assertEquals(
        List.of(1, 9, 4),
        read("model.stacks[0].dilations[1]=9").model().stacks().get(0).dilations());
  }

  @Test
  void valuesAreYaml() {
    assertEquals(
        List.of(1, 3, 9),
        read("model.stacks[0].dilations=[1, 3,9]").model().stacks().get(0).dilations());
    assertEquals(
        new EvaluationRecipe(5, 6, 700),
        read("evaluation={everySteps: 5, windows: 6, windowFrames: 700}").evaluation());
    assertEquals(0.01, read("training.learningRate.peak=1e-2").training().learningRate().peak());
    assertEquals(Path.of("a=b"), read("corpus=a=b").corpus());
  }

  @Test
  void nullLeavesOutWhatMayBeLeftOut() throws IOException {
    Files.writeString(
        file,
        RecipeText.with(
            "  skipChannels: 16",
            "  conditioning: {localChannels: 80, localHopFrames: 200, globalChannels: 0}\n"
                + "  skipChannels: 16"));
    assertEquals(ConditioningSpec.NONE, read("model.conditioning=null").model().conditioning());
  }

  @Test
  void laterSettingsWinAndTogetherTheyAreCheckedOnce() {
    assertEquals(5, read("seed=4", "seed=5").seed());
    // Neither of the two is valid after the first alone: a hop needs local channels.
    assertEquals(
        new ConditioningSpec(80, 200, 0),
        read("model.conditioning.localHopFrames=200", "model.conditioning.localChannels=80")
            .model()
            .conditioning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "training.bacth=4" + " | training has no key \"bacth\"; the nearest are batch, adam, steps",
        "modle.skipChannels=4"
            + " | a recipe has no key \"modle\"; the nearest are model, name, seed",
        "model.stacks.residual=4"
            + " | model.stacks[0] has no key \"residual\"; the nearest are residualChannels,"
            + " kernelSize, dilations",
        "training.batch.size=4 | training.batch is a single value, expected no key \"size\"",
        "training.batch[0]=4 | training.batch is no list, expected no [0]",
        "model.stacks[2].gateChannels=4 | model.stacks has 2 elements, expected [0] to [1]",
        "training.batch | expected path=value, as training.batch=4",
        "training..batch=4 | expected path=value, as training.batch=4",
        "=4 | expected path=value, as training.batch=4",
        "training.batch= | no value, expected one, or null for none",
        "model.stacks[0].dilations=[1,2"
            + " | not readable as YAML (expected ',' or ']', but got <stream end>)",
        "seed=010 | 010, expected a whole number in decimal digits",
      })
  void refusesPathsThatLeadNowhereAndTextThatIsNoSetting(String setting, String problem) {
    assertRefused("--set " + setting + ": " + problem, setting);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "training.batch=0 | training.batch: 0, expected 1 to 1024",
        "training.batch=null | training.batch: missing, expected a whole number of 32 bits",
        "model.stacks[0].dilations[1]=null"
            + " | model.stacks[0].dilations[1]: null, expected a whole number of 32 bits",
        "training.batch=[4] | training.batch: a list, expected a whole number of 32 bits",
        "model.stacks.gateChannels=0 | model.stacks[0].gateChannels: 0, expected 1 to 4096",
        "model.stacks[0].dilations[1]=0"
            + " | model.stacks[0].dilations[1]: 0, expected 1 to 1048576",
        // 2 + (1 + 2 + 4) + 8 x 2 x 1048576
        "model.stacks[1].dilations=[1048576, 1048576, 1048576, 1048576, 1048576, 1048576, 1048576,"
            + " 1048576]"
            + " | model.stacks: a receptive field of 16777225 frames, expected at most 16777216",
        "model.stacks=[] | model.stacks.size: 0, expected 1 to 64",
        "training.adam={beta1: 0.9}" + " | training.adam.beta2: missing, expected a number",
      })
  void refusesBadValuesByTheSetting(String setting, String problem) {
    assertRefused("--set " + setting + ": " + problem, "seed=3", setting, "name=other");
  }

  @Test
  void settingsThatAreNoOptionsAreNamedAsTheyAre() throws IOException {
    Files.writeString(file, RecipeText.YAML);
    Recipe recipe = RecipeReader.read(file, List.of());
    assertEquals(recipe.withSteps(9), RecipeReader.changed(recipe, List.of("training.steps=9")));
    assertEquals(
        "training.steps=0: training.steps: 0, expected 1 to 100000000",
        assertThrows(
                UsageError.class, () -> RecipeReader.changed(recipe, List.of("training.steps=0")))
            .getMessage());
  }

  @Test
  void namesEverySettingWhereTheValueRefusedIsOneOfTheFile() throws IOException {
    Files.writeString(
        file,
        RecipeText.with(
            "  skipChannels: 16",
            "  conditioning: {localChannels: 80, localHopFrames: 200, globalChannels: 0}\n"
                + "  skipChannels: 16"));
    assertRefused(
        "--set seed=3 --set model.conditioning.localChannels=0"
            + ": model.conditioning.localHopFrames: 200, expected 1 where localChannels is 0",
        "seed=3",
        "model.conditioning.localChannels=0");
  }

  @Test
  void theFileItselfMustBeWhole() throws IOException {
    Files.writeString(file, RecipeText.with("batch: 2", "batch: 0"));
    assertRefused(file + ", line 20: training.batch: 0, expected 1 to 1024", "training.batch=4");
  }

  private Recipe read(String... settings) {
    return RecipeReader.read(file, List.of(settings));
  }

  private void assertRefused(String message, String... settings) {
    assertEquals(message, assertThrows(UsageError.class, () -> read(settings)).getMessage());
  }
}
