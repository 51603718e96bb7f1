package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;
import org.wavenet4j.train.tones.ToneProgress;

/** What a run's folder holds of its tones, and what becomes of a fit that is stopped. */
class RunTonesTest {
  private static final OptionalDouble BY_STEPS = OptionalDouble.empty();

  @TempDir Path folder;
  private Corpus corpus;
  private Recipe recipe;
  private RunFolder run;
  private final Runs.Heard heard = new Runs.Heard();

  @BeforeEach
  void makeCorpus() throws IOException {
    corpus = PianoRuns.corpus(folder.resolve("corpus"));
    recipe = Runs.recipe(corpus.folder(), 10, PianoRuns.SPEC);
    run = new RunFolder(folder.resolve("run"));
  }

  @Test
  void aRunThatBeginsTellsOfEveryPassAndOneThatGoesOnOfNone() {
    assertTrue(trainer().start(BY_STEPS).finished());
    assertEquals(List.of(0, 1, 2, 3), heard.tones.stream().map(ToneProgress::pass).toList());
    heard.tones.clear();
    assertTrue(trainer().resume().finished());
    assertEquals(List.of(), heard.tones);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aStopWhileTonesAreFittedEndsTheRunBeforeItsFirstStep(int pass) throws IOException {
    TrainingResult result = stoppedAtPass(pass, BY_STEPS);
    assertFalse(result.finished());
    assertEquals(0, result.step());
    assertTrue(Double.isNaN(result.heldOutBitsPerSample()));
    assertEquals(pass, heard.tones.get(heard.tones.size() - 1).pass(), "no pass after the stop");
    try (Stream<Path> files = Files.list(run.checkpoints())) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aRunStoppedWhileTonesWereFittedBeginsAgainByItsOwnRecipe() {
    stoppedAtPass(1, BY_STEPS);
    Recipe kept = RecipeReader.read(run.recipeFile(), List.of());
    assertEquals(recipe, kept);
    assertTrue(new Trainer(kept, corpus, run, heard).resume().finished());
  }

  @Test
  void aStopBeforeStepsWereCountedIsToldToTakeTheRecipes() {
    stoppedAtPass(1, OptionalDouble.of(2));
    assertEquals(
        List.of(
            "How many steps fit into 2.0 minutes is not known yet: resumed, the run takes the"
                + " recipe's 10."),
        heard.messages);
  }

  @Test
  void whereTheRunBeginsTonesOfAnotherRecipeAreReplaced() throws IOException {
    trainer().start(BY_STEPS);
    byte[] expected = Files.readAllBytes(run.tonesFile());
    // Tensors of the same shapes: nothing in the file tells them apart.
    Recipe longer = withTones(new ToneSpec(2, List.of(0, 60, 200, 500)));
    RunFolder other = new RunFolder(folder.resolve("other"));
    stopped(new Trainer(longer, corpus, other, heard), 3).start(BY_STEPS);
    assertFalse(Arrays.equals(expected, Files.readAllBytes(other.tonesFile())));
    heard.onTones = () -> {};
    new Trainer(recipe, corpus, other, heard).start(BY_STEPS);
    assertArrayEquals(expected, Files.readAllBytes(other.tonesFile()));
  }

  private Recipe withTones(ToneSpec tones) {
    WaveNetSpec spec = PianoRuns.SPEC;
    return Runs.recipe(
        corpus.folder(),
        10,
        new WaveNetSpec(
            spec.sampleRateHz(),
            spec.quantizer(),
            spec.input(),
            spec.stacks(),
            spec.skipChannels(),
            spec.postChannels(),
            spec.distribution(),
            spec.conditioning(),
            spec.prediction(),
            Optional.of(tones)));
  }

  @Test
  void missingTonesAreFittedAnewToTheSameBytesAndTold() throws IOException {
    trainer().start(BY_STEPS);
    byte[] bytes = Files.readAllBytes(run.tonesFile());
    Files.delete(run.tonesFile());
    assertTrue(trainer().resume().finished());
    assertArrayEquals(bytes, Files.readAllBytes(run.tonesFile()));
    assertTrue(
        heard.messages.contains(
            run.tonesFile()
                + ": is missing. Fitting the tones anew; the same corpus gives the same ones."),
        heard.messages::toString);
  }

  @Test
  void aStopWhileMissingTonesAreFittedLosesNoStep() throws IOException {
    double best = trainer().start(BY_STEPS).heldOutBitsPerSample();
    Files.delete(run.tonesFile());
    Trainer trainer = trainer();
    heard.onTones = trainer::requestStop;
    TrainingResult result = trainer.resume();
    assertEquals(new TrainingResult(10, false, best, run.modelFile()), result);
    assertFalse(Files.exists(run.tonesFile()));
  }

  @Test
  void damagedTonesAreToldWithTheWayOn() throws IOException {
    trainer().start(BY_STEPS);
    byte[] bytes = Files.readAllBytes(run.tonesFile());
    Files.write(run.tonesFile(), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused();
    Files.write(run.tonesFile(), new byte[0]);
    assertRefused();
  }

  @Test
  void tonesOfAnotherShapeAreToldWithTheWayOn() throws IOException {
    trainer().start(BY_STEPS);
    RunFolder other = new RunFolder(folder.resolve("other"));
    Recipe fewer = withTones(new ToneSpec(1, List.of(0, 40, 160, 400)));
    new Trainer(fewer, corpus, other, heard).start(BY_STEPS);
    Files.write(run.tonesFile(), Files.readAllBytes(other.tonesFile()));
    assertRefused();
  }

  private void assertRefused() {
    UserError error = assertThrows(UserError.class, () -> trainer().resume());
    List<String> lines = error.getMessage().lines().toList();
    assertEquals(2, lines.size(), error::getMessage);
    assertTrue(lines.get(0).startsWith(run.tonesFile() + ": "), error::getMessage);
    assertEquals(
        "The run cannot go on without its tones: remove that file and resume again, then they are"
            + " fitted anew.",
        lines.get(1));
  }

  private TrainingResult stoppedAtPass(int pass, OptionalDouble minutes) {
    return stopped(trainer(), pass).start(minutes);
  }

  private Trainer stopped(Trainer trainer, int pass) {
    heard.tones.clear();
    heard.onTones =
        () -> {
          if (heard.tones.size() > pass) {
            trainer.requestStop();
          }
        };
    return trainer;
  }

  private Trainer trainer() {
    return new Trainer(recipe, corpus, run, heard);
  }
}
