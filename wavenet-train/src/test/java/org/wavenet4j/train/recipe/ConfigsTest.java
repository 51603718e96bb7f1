package org.wavenet4j.train.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.prediction.PredictorSpec;

/** Every recipe that ships; searches over them stand beside them and have a test of their own. */
class ConfigsTest {
  private static final Path FOLDER = Path.of("..", "configs");

  static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("search-"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigIsARecipeNamedAsItsFile(Path config) {
    Recipe recipe = RecipeReader.read(config, List.of());
    assertEquals(recipe.name() + ".yaml", config.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigShowsAllKeysAndSaysWhy(Path config) throws IOException {
    List<String> lines = Files.readAllLines(config);
    assertTrue(lines.get(0).startsWith("# "), "starts by saying what it is for");
    List<String> all = keys(RecipeWriter.toYaml(RecipeReader.read(config, List.of())).lines());
    assertEquals(all, keys(lines.stream()), "every key, in the order of a resolved recipe");

    // A second stack may repeat the first without repeating its comments; sections explain
    // themselves.
    Stream<String> bare =
        lines.stream().filter(l -> !l.isBlank() && !l.contains("# ") && !l.endsWith(":"));
    assertEquals(
        List.of(),
        bare.map(String::strip)
            .filter(l -> !l.matches("(- )?(\\w+Channels|kernelSize|dilations|epsilon): .*"))
            .toList(),
        "lines without a comment");
  }

  @Test
  void pianoConfigsReachAsFarAsTheirCommentsSay() {
    assertEquals(32, receptiveFrames("debug-tiny"));
    assertEquals(32, receptiveFrames("debug-notes"));
    assertEquals(2048, receptiveFrames("piano"));
    assertEquals(2048, receptiveFrames("piano-small"));
    assertEquals(2048, receptiveFrames("piano-midi-small"));
    assertEquals(2048, receptiveFrames("piano-midi"));
    assertEquals(3071, receptiveFrames("piano-midi-large"));
    assertEquals(3071, receptiveFrames("piano-medium"));
    assertEquals(2078, receptiveFrames("piano-mixture"));
    assertEquals(2078, receptiveFrames("piano-gaussian"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"piano-midi-small", "piano-midi", "piano-midi-large"})
  void pianoMidiIsToldNotesAndStartsFromTonesAndAPredictionOfTheRest(String name) {
    WaveNetSpec spec = read(name).model();
    PredictorSpec rest = new PredictorSpec(32, 1024, 64, 32, 3e-4, 0.998);
    assertEquals(Optional.of(rest), spec.prediction());
    assertEquals(24, spec.tones().orElseThrow().partials());
    assertEquals(LocalFeatures.NOTES, spec.conditioning().localFeatures());
    assertEquals(15, spec.conditioning().context().reachFrames(), "60 ms");
    assertEquals(LocalFeatures.NOTES, read("debug-notes").model().conditioning().localFeatures());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whoIsToldNotesTakesThemAsTheyCome(Path config) {
    WaveNetSpec spec = RecipeReader.read(config, List.of()).model();
    ConditioningSpec told = spec.conditioning();
    if (told.localFeatures() == LocalFeatures.NOTES) {
      ConditioningSpec notes = PianoRoll.conditioning(spec.sampleRateHz());
      assertEquals(notes.localChannels(), told.localChannels());
      assertEquals(notes.localHopFrames(), told.localHopFrames());
    }
  }

  private static int receptiveFrames(String name) {
    return read(name).model().receptiveField().frames();
  }

  private static Recipe read(String name) {
    return RecipeReader.read(FOLDER.resolve(name + ".yaml"), List.of());
  }

  private static List<String> keys(Stream<String> lines) {
    return lines
        .map(line -> line.replaceAll("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .map(line -> line.replaceAll(":.*", ""))
        .toList();
  }
}
