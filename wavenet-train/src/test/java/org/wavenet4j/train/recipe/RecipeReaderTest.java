package org.wavenet4j.train.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.prediction.PredictorSpec;

class RecipeReaderTest {
  @TempDir private Path folder;

  @Test
  void readsEveryValueOfARecipe() throws IOException {
    assertEquals(
        new Recipe(
            "tiny",
            7,
            Path.of("corpora", "tiny"),
            new WaveNetSpec(
                16000,
                MuLaw.INSTANCE,
                new InputSpec(InputEncoding.ONE_HOT, 2),
                List.of(
                    new StackSpec(8, 6, 2, List.of(1, 2, 4)), new StackSpec(4, 6, 3, List.of(1))),
                16,
                32,
                new Categorical(256),
                ConditioningSpec.NONE),
            new TrainingRecipe(
                60,
                2,
                1024,
                0,
                0,
                1,
                new LearningRate(0.004, 5, 0.02),
                new AdamRecipe(0.9, 0.99, 1e-8),
                1,
                0.999,
                10),
            new EvaluationRecipe(30, 4, 8192),
            new CheckpointRecipe(20, 2)),
        read(RecipeText.YAML));
  }

  @Test
  void readsHowManyWorkersThereAre() throws IOException {
    assertEquals(1, read(RecipeText.YAML).training().workers());
    assertEquals(4, read(withWorkers("4")).training().workers());
    assertEquals(8, read(withWorkers("4")).training().windowsPerStep());
    assertRefused(withWorkers("0"), ", line 22: training.workers: 0, expected 1 to 64");
    assertRefused(withWorkers("65"), ", line 22: training.workers: 65, expected 1 to 64");
    assertRefused(
        withWorkers("all"),
        ", line 22: training.workers: \"all\", expected a whole number of 32 bits");
  }

  private static String withWorkers(String value) {
    return RecipeText.with("windowFrames: 1_024", "windowFrames: 1_024\n  workers: " + value);
  }

  @Test
  void anotherDistributionIsSetAsAWhole() throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(file, RecipeText.YAML);
    Recipe recipe =
        RecipeReader.read(
            file,
            List.of(
                "model.distribution={type: mixture-of-logistics, components: 4}",
                "model.distribution.components=6"));
    assertEquals(new MixtureOfLogistics(6, 256), recipe.model().distribution());
    assertEquals(recipe, read(RecipeWriter.toYaml(recipe)));
  }

  private static final String PIANO =
      RecipeText.with(
          "distribution: {type: categorical}",
          """
          distribution: {type: mixture-of-logistics, components: 4}
            prediction: {order: 16, windowFrames: 512, updateFrames: 64, scaleFrames: 32, whiteNoise: 2e-5, bandwidthExpansion: 0.9}
            conditioning:
              localFeatures: notes
              localChannels: 177
              localHopFrames: 64
              context: {channels: 32, kernelSize: 3, dilations: [1, 2, 4]}
              globalChannels: 0""");

  @Test
  void readsAndWritesNotesAndPrediction() throws IOException {
    Recipe recipe = read(PIANO);
    assertEquals(
        Optional.of(new PredictorSpec(16, 512, 64, 32, 2e-5, 0.9)), recipe.model().prediction());
    assertEquals(
        new ConditioningSpec(
            LocalFeatures.NOTES, 177, 64, new ContextSpec(32, 3, List.of(1, 2, 4)), 0),
        recipe.model().conditioning());
    assertEquals(
        new MixtureOfLogistics(4, new AmplitudeAxis(MuLaw.INSTANCE)),
        recipe.model().distribution());
    String written = RecipeWriter.toYaml(recipe);
    assertEquals(recipe, read(written));
    assertTrue(
        written.contains(
            """
              prediction:
                order: 16
                windowFrames: 512
                updateFrames: 64
                scaleFrames: 32
                whiteNoise: 2.0e-5
                bandwidthExpansion: 0.9
            """),
        written);
  }

  private static final String TONES =
      PIANO
          .replace(
              "\n  conditioning:",
              "\n  tones: {partials: 24, knotFrames: [0, 64, 1_000], restShare: 0.5}\n  conditioning:")
          .replace("windowFrames: 1_024", "windowFrames: 1_024\n  tonePasses: 16");

  @Test
  void readsAndWritesTones() throws IOException {
    assertEquals(Optional.empty(), read(PIANO).model().tones());
    assertEquals(0, read(PIANO).training().tonePasses());
    Recipe recipe = read(TONES);
    assertEquals(Optional.of(new ToneSpec(24, List.of(0, 64, 1000), 0.5)), recipe.model().tones());
    assertEquals(16, recipe.training().tonePasses());
    String written = RecipeWriter.toYaml(recipe);
    assertEquals(recipe, read(written));
    assertTrue(
        written.contains(
            """
              tones:
                partials: 24
                knotFrames: [0, 64, 1000]
                restShare: 0.5
            """),
        written);
    assertTrue(written.contains("\n  tonePasses: 16\n"), written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tonePasses: 16 | tonePasses: 0 | 30 | training.tonePasses: 0, expected at least 1:"
            + " model.tones are fitted to the corpus",
        "tonePasses: 16 | tonePasses: 201 | 30 | training.tonePasses: 201, expected 0 to 200",
        "partials: 24 | partials: 0 | 19 | model.tones.partials: 0, expected 1 to 128",
        "[0, 64, 1_000] | [0, 64, 64] | 19"
            + " | model.tones.knotFrames[2]: 64, expected 65 to 4194304",
      })
  void refusesTonesThatCannotBe(String from, String to, int line, String problem)
      throws IOException {
    assertTrue(TONES.contains(from), from);
    assertRefused(TONES.replace(from, to), ", line " + line + ": " + problem);
  }

  @Test
  void refusesPassesWithoutTones() {
    assertRefused(
        RecipeText.with("windowFrames: 1_024", "windowFrames: 1_024\n  tonePasses: 4"),
        ", line 22: training.tonePasses: 4, expected 0 or nothing where there are no model.tones");
  }

  @Test
  void changesValuesOfNotesAndPrediction() throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(file, PIANO);
    WaveNetSpec model =
        RecipeReader.read(
                file,
                List.of("model.prediction.order=8", "model.conditioning.context.dilations=[1, 3]"))
            .model();
    assertEquals(8, model.prediction().orElseThrow().order());
    assertEquals(List.of(1, 3), model.conditioning().context().dilations());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "order: 16 | order: 0 | 18 | model.prediction.order: 0, expected 1 to 1024",
        "whiteNoise: 2e-5 | whiteNoise: 2 | 18"
            + " | model.prediction.whiteNoise: 2.0, expected 1.0E-9 to 1",
        "kernelSize: 3, d | kernelSize: 4, d | 23"
            + " | model.conditioning.context.kernelSize: 4, expected an odd number",
        "localFeatures: notes | localFeatures: chords | 20"
            + " | model.conditioning.localFeatures: \"chords\" is not known, expected \"given\" or"
            + " \"notes\"",
        "type: mixture-of-logistics, components: 4 | type: categorical | 17"
            + " | model.distribution.type: \"categorical\", which has no means that a prediction could"
            + " move; expected \"mixture-of-logistics\" or \"gaussian\", or no prediction",
      })
  void refusesNotesAndPredictionThatCannotBe(String from, String to, int line, String problem)
      throws IOException {
    assertTrue(PIANO.contains(from), from);
    assertRefused(PIANO.replace(from, to), ", line " + line + ": " + problem);
  }

  @Test
  void readsTextThatStartsWithAByteOrderMark() throws IOException {
    assertEquals(7, read("\uFEFF" + RecipeText.YAML).seed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: tiny | name: ../tiny | 2 | name: \"../tiny\", expected 1 to 64 of the characters"
            + " A-Z a-z 0-9 . _ -, a letter or digit first",
        "name: tiny | name: 2024 | 2 | name: 2024, expected text",
        "corpus: corpora/tiny | corpus: '' | 4 | corpus: empty, expected a folder",
        "seed: 7 | seed: 7.5 | 3 | seed: 7.5, expected a whole number of 64 bits",
        "seed: 7 | seed: 9223372036854775808 | 3"
            + " | seed: 9223372036854775808, expected a whole number of 64 bits",
        "steps: 60 | steps: 0 | 19 | training.steps: 0, expected 1 to 100000000",
        "batch: 2 | batch: 0 | 20 | training.batch: 0, expected 1 to 1024",
        "batch: 2 | batch: 1025 | 20 | training.batch: 1025, expected 1 to 1024",
        "batch: 2 | batch: | 20 | training.batch: null, expected a whole number of 32 bits",
        "batch: 2 | batch: two | 20 | training.batch: \"two\", expected a whole number of 32 bits",
        "windowFrames: 1_024 | windowFrames: 1048577 | 21"
            + " | training.windowFrames: 1048577, expected 1 to 1048576",
        "peak: 4e-3 | peak: 0 | 23 | training.learningRate.peak: 0.0, expected above 0",
        "peak: 4e-3 | peak: 1e999 | 23 | training.learningRate.peak: Infinity, expected a finite number",
        "warmUpSteps: 5 | warmUpSteps: -1 | 24"
            + " | training.learningRate.warmUpSteps: -1, expected 0 to 100000000",
        "finalFraction: 0.02 | finalFraction: 1.5 | 25"
            + " | training.learningRate.finalFraction: 1.5, expected 0 to 1",
        "beta1: 0.9, | beta1: 1, | 26 | training.adam.beta1: 1.0, expected 0 to below 1",
        "beta2: 0.99 | beta2: -0.1 | 26 | training.adam.beta2: -0.1, expected 0 to below 1",
        "epsilon: 1.0e-8 | epsilon: 0 | 26 | training.adam.epsilon: 0.0, expected above 0",
        "clipGradientNorm: 1 | clipGradientNorm: -1 | 27"
            + " | training.clipGradientNorm: -1.0, expected above 0",
        "averageDecay: 0.999 | averageDecay: 1 | 28"
            + " | training.averageDecay: 1.0, expected 0 to below 1",
        "logEverySteps: 10 | logEverySteps: 0 | 29"
            + " | training.logEverySteps: 0, expected 1 to 100000000",
        "everySteps: 30 | everySteps: 0 | 30 | evaluation.everySteps: 0, expected 1 to 100000000",
        "windows: 4 | windows: 0 | 30 | evaluation.windows: 0, expected 1 to 100000",
        "everySteps: 20 | everySteps: 0 | 31"
            + " | checkpoints.everySteps: 0, expected 1 to 100000000",
        "keep: 2 | keep: 0 | 31 | checkpoints.keep: 0, expected 1 to 1000",
        "type: categorical | type: mixture-of-logistics, components: 70 | 17"
            + " | model.distribution.components: 70, expected 1 to 64",
        "type: categorical | type: mixture-of-logistics | 17"
            + " | model.distribution.components: 0, expected 1 to 64",
        "type: categorical | type: logistic | 17 | model.distribution.type: \"logistic\" is not"
            + " known, expected \"categorical\", \"mixture-of-logistics\" or \"gaussian\"",
        "quantizer: mu-law-256 | quantizer: linear-16 | 8 | model.input.encoding: \"one-hot\","
            + " which takes at most 1024 codes, and the quantizer linear-16 has 65536; expected"
            + " \"scalar\"",
        "dilations: [1]| dilations: [1, 0]"
            + " | 14 | model.stacks[1].dilations[1]: 0, expected 1 to 1048576",
        "dilations: [1]| dilations: []"
            + " | 14 | model.stacks[1].dilations.size: 0, expected 1 to 1024",
      })
  void refusesBadValuesByFileLineNameValueAndExpectation(
      String from, String to, int line, String problem) throws IOException {
    assertRefused(RecipeText.with(from, to), ", line " + line + ": " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "batch: 2 | bacth: 2 | 20 | training.bacth: unknown key, expected one of steps, batch,"
            + " windowFrames, tonePasses, pastNoiseCodes, workers, learningRate, adam, clipGradientNorm, averageDecay, logEverySteps",
        "seed: 7 | sede: 7 | 3 | sede: unknown key, expected one of name, seed, corpus, model,"
            + " training, evaluation, checkpoints",
        "batch: 2 | steps: 2 | 20"
            + " | training.steps: given twice, expected once (the first is in line 19)",
        "batch: 2 | # | 18 | training.batch: missing, expected a whole number of 32 bits",
        "seed: 7 | # | 2 | seed: missing, expected a whole number of 64 bits",
        "`, keep: 2` | `` | 31 | checkpoints.keep: missing, expected a whole number of 32 bits",
        "gateChannels: 6, | `` | 10"
            + " | model.stacks[0].gateChannels: missing, expected a whole number of 32 bits",
        "{everySteps: 30, windows: 4} | 4 | 30 | evaluation: 4, expected an object",
      })
  void refusesKeysUnknownMissingOrRepeated(String from, String to, int line, String problem)
      throws IOException {
    assertRefused(RecipeText.with(from, to), ", line " + line + ": " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seed: 7 | seed: 010 | 3 | seed: 010, expected a whole number in decimal digits",
        "seed: 7 | seed: 0x10 | 3 | seed: 0x10, expected a whole number in decimal digits",
        "seed: 7 | seed: *other | 3"
            + " | seed: aliases (*name) and tags (!name) are not read, expected the value itself",
        "seed: 7 | seed: !!javax.script.ScriptEngineManager [] | 3"
            + " | seed: aliases (*name) and tags (!name) are not read, expected the value itself",
        "seed: 7 | seed: .inf | 3 | not readable as YAML (Malformed numeric value '.inf')",
        "dilations: [1]| dilations: [1 | 15"
            + " | not readable as YAML (expected ',' or ']', but got :)",
        "batch: 2 | ` batch: 2` | 20"
            + " | not readable as YAML (mapping values are not allowed here)",
      })
  void refusesYamlThatIsBrokenOrSurprising(String from, String to, int line, String problem)
      throws IOException {
    assertRefused(RecipeText.with(from, to), ", line " + line + ": " + problem);
  }

  @Test
  void refusesWhatIsNoRecipeAtAll() throws IOException {
    String nothing = ", line 1: no recipe, expected \"name: ...\" and other keys";
    assertRefused("", nothing);
    assertRefused("# only a comment\n", nothing);
    assertRefused("just words", nothing);
    assertRefused(
        RecipeText.YAML + "---\nname: other\n",
        ", line 33: a second document starts here, expected one only");
    assertRefused(
        "name:\n  " + "[".repeat(500),
        ", line 2: name" + "[0]".repeat(16) + ": nested too deeply, expected at most 16 levels");
    assertRefused("#".repeat((1 << 20) + 1), ": more than 1 MiB, expected a recipe in YAML");
  }

  /** Kept as text, the paths of these elements would be 5 GB. */
  @Test
  void thePathsOfAShortTextFillNoMemory() {
    assertRefused(
        "? " + "a".repeat(100_000) + "\n: [" + "0,".repeat(50_000) + "0]\n",
        ", line 1: "
            + "a".repeat(40)
            + "...: unknown key, expected one of name, seed, corpus, "
            + "model, training, evaluation, checkpoints");
  }

  @Test
  void whatIsQuotedIsShortAndPrintable() {
    assertRefused(
        "a: 0" + "7".repeat(999),
        ", line 1: a: 0" + "7".repeat(39) + "..., expected a whole number in decimal digits");
    assertRefused(
        "\"a\\e\\n\": 1\n\"a\\e\\n\": 2\n",
        ", line 2: a??: given twice, expected once (the first is in line 1)");
  }

  @Test
  void refusesFilesThatCannotBeRead() throws IOException {
    Path absent = folder.resolve("absent.yaml");
    assertEquals(
        absent + ": no such file, expected a recipe in YAML, as those in configs/",
        assertThrows(UsageError.class, () -> RecipeReader.read(absent, List.of())).getMessage());
    assertEquals(
        folder + ": is a folder, expected a recipe in YAML",
        assertThrows(UsageError.class, () -> RecipeReader.read(folder, List.of())).getMessage());
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "name: \u00e9tude".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        latin + ": not UTF-8, expected a recipe in YAML",
        assertThrows(UsageError.class, () -> RecipeReader.read(latin, List.of())).getMessage());
  }

  private Recipe read(String yaml) throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(file, yaml);
    return RecipeReader.read(file, List.of());
  }

  private void assertRefused(String yaml, String message) {
    UsageError e = assertThrows(UsageError.class, () -> read(yaml));
    assertEquals(folder.resolve("recipe.yaml") + message, e.getMessage());
  }
}
