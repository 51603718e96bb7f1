package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.deeplearning4j.util.CrashReportingUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.measure.BitsPerSample;
import org.wavenet4j.measure.SoundStatistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.run.Generator;
import org.wavenet4j.run.Sampling;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.recipe.LearningRate;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.TrainingRecipe;

class TrainerTest {
  private static final OptionalDouble BY_STEPS = OptionalDouble.empty();

  @TempDir Path folder;
  private Corpus corpus;
  private final Runs.Heard heard = new Runs.Heard();

  @BeforeEach
  void makeCorpus() throws IOException {
    corpus = Runs.corpus(folder.resolve("corpus"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void resumedRunEqualsTheUninterruptedOneBitForBit(int workers) throws IOException {
    Recipe recipe = Runs.trainedBy(Runs.recipe(corpus.folder(), 60), workers, 2);
    RunFolder straight = run("straight");
    new Trainer(recipe, corpus, straight, heard).start(BY_STEPS);

    RunFolder broken = run("broken");
    stopAfterStep(recipe, broken, 35);
    // What a killed process leaves: work after its last checkpoint, and half a line of log.
    Files.delete(broken.checkpoints().resolve("step-000000035.safetensors"));
    Files.writeString(broken.logFile(), "{\"step\":36,\"sec", StandardOpenOption.APPEND);
    TrainingResult result = new Trainer(recipe, corpus, broken, heard).resume();

    assertTrue(result.finished());
    Checkpoint expected = last(straight);
    Checkpoint actual = last(broken);
    assertEquals(60, actual.progress().step());
    assertArrayEquals(expected.parameters(), actual.parameters());
    assertArrayEquals(expected.moments(), actual.moments());
    assertArrayEquals(expected.average(), actual.average());
    assertEquals(expected.progress().cursor(), actual.progress().cursor());
    assertEquals(expected.progress().bestBitsPerSample(), actual.progress().bestBitsPerSample());
    assertEquals(Runs.logWithoutClock(straight), Runs.logWithoutClock(broken));
    assertArrayEquals(
        Files.readAllBytes(straight.modelFile()), Files.readAllBytes(broken.modelFile()));
  }

  @Test
  void heldOutBitsFallFromTheUniformDistribution() {
    RunFolder run = run("falling");
    TrainingResult result =
        new Trainer(Runs.recipe(corpus.folder(), 60), corpus, run, heard).start(BY_STEPS);

    List<TrainingReport> evaluated =
        heard.reports.stream().filter(TrainingReport::evaluated).toList();
    assertEquals(List.of(1L, 20L, 40L, 60L), evaluated.stream().map(TrainingReport::step).toList());
    assertTrue(evaluated.get(0).heldOutBitsPerSample() > 7, () -> evaluated.get(0).toString());
    assertTrue(result.heldOutBitsPerSample() < evaluated.get(0).heldOutBitsPerSample() - 0.5);
    Model model = ModelFile.read(run.modelFile());
    assertEquals(result.heldOutBitsPerSample(), model.provenance().heldOutBitsPerSample());
    assertEquals("hash-of-tones", model.provenance().corpusHash());
    assertEquals(HeldOutPrecision.of(corpus, model.spec()).measure(model), model.precisionCost());
    assertTrue(model.precisionCost().isPresent());
    assertEquals(Compute.current().line(), model.provenance().versions().get("compute"));
  }

  /** What 16-bit weights cost is measured last, after the last checkpoint. */
  @Test
  void aRunThatWasKilledBeforeItsModelWasMeasuredMeasuresItWhenResumed() throws IOException {
    RunFolder run = run("killed");
    Recipe recipe = Runs.recipe(corpus.folder(), 20);
    new Trainer(recipe, corpus, run, heard).start(BY_STEPS);
    byte[] measured = Files.readAllBytes(run.modelFile());
    Model model = ModelFile.read(run.modelFile());
    assertTrue(model.precisionCost().isPresent());
    Model unmeasured = new Model(model.spec(), model.weights(), model.provenance(), model.sound());
    ModelFile.write(unmeasured, run.modelFile());
    new Trainer(recipe, corpus, run, heard).resume();
    assertArrayEquals(measured, Files.readAllBytes(run.modelFile()));
  }

  static List<SampleDistribution> binned() {
    return List.of(
        new MixtureOfLogistics(4, 1 << 16), new Gaussian(1 << 16), new MixtureOfLogistics(4, 256));
  }

  @ParameterizedTest
  @MethodSource("binned")
  void everyDistributionLearnsAndItsExportGivesTheSameBitsAndSound(SampleDistribution distribution)
      throws IOException {
    Recipe recipe = Runs.recipe(corpus.folder(), 60, Runs.scalarSpec(distribution));
    int windows = TrainingSession.plan(recipe).windows(corpus.items(Split.VALID)).size();
    RunFolder run = run("learning");
    TrainingResult result =
        new Trainer(Runs.evaluatedOn(recipe, windows), corpus, run, heard).start(BY_STEPS);

    double first = heard.reports.get(0).heldOutBitsPerSample();
    assertEquals(Math.log(distribution.levels()) / Math.log(2), first, 1.5);
    assertTrue(result.heldOutBitsPerSample() < first - 1, () -> first + " to " + result);

    Model model = ModelFile.read(run.modelFile());
    CorpusItem piece = corpus.items(Split.VALID).get(0);
    float[] samples = WavFile.read(corpus.folder().resolve(piece.audioFile())).mixDown();
    BitsPerSample exported = new BitsPerSample(model);
    exported.add(samples, 0, samples.length);
    assertEquals(result.heldOutBitsPerSample(), exported.result(), 1e-4);

    float[] sound = new float[4000];
    Generator.of(model, new Sampling(1, 1)).generate(sound, 0, sound.length);
    double level = SoundStatistics.of(sound, 8_000).rmsDbfs();
    assertTrue(level > -40 && level < -3, "level " + level + " dB");
  }

  /**
   * The graph scores the windows that cover the validation piece; the exported stack hears it from
   * frame 0.
   */
  @Test
  void exportedStackAndGraphGiveTheSameBitsOnHeldOutAudio() {
    Recipe recipe = Runs.recipe(corpus.folder(), 40);
    RunFolder run = run("exported");
    TrainingResult result = new Trainer(recipe, corpus, run, heard).start(BY_STEPS);

    CorpusItem piece = corpus.items(Split.VALID).get(0);
    BitsPerSample exported = new BitsPerSample(ModelFile.read(run.modelFile()));
    float[] samples = WavFile.read(corpus.folder().resolve(piece.audioFile())).mixDown();
    exported.startSignal();
    exported.add(samples, 0, samples.length);

    int windows = TrainingSession.plan(recipe).windows(corpus.items(Split.VALID)).size();
    assertTrue(windows > recipe.evaluation().windows(), "some windows are not evaluated");
    Recipe all = Runs.evaluatedOn(recipe, windows);
    RunFolder again = run("exported-again");
    double graph = new Trainer(all, corpus, again, heard).start(BY_STEPS).heldOutBitsPerSample();
    assertEquals(samples.length, exported.frames());
    assertEquals(graph, exported.result(), 1e-4);
    assertNotEquals(result.heldOutBitsPerSample(), graph, "fewer windows are another measure");
  }

  @Test
  void keepsTheNewestCheckpointsAndTheBest() throws IOException {
    RunFolder run = run("kept");
    new Trainer(Runs.recipe(corpus.folder(), 60), corpus, run, heard).start(BY_STEPS);
    try (Stream<Path> files = Files.list(run.checkpoints())) {
      assertEquals(
          List.of("best.safetensors", "step-000000050.safetensors", "step-000000060.safetensors"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void damagedCheckpointIsToldAndTheOneBeforeItTaken() throws IOException {
    Recipe recipe = Runs.recipe(corpus.folder(), 60);
    RunFolder run = run("damaged");
    stopAfterStep(recipe, run, 35);
    Path newest = run.checkpoints().resolve("step-000000035.safetensors");
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertTrue(new Trainer(recipe, corpus, run, heard).resume().finished());
    assertTrue(
        heard.messages.get(0).contains("step-000000035.safetensors"), heard.messages::toString);
    assertTrue(heard.messages.contains("Going on from step 30."), heard.messages::toString);
  }

  @Test
  void whereEveryCheckpointIsDamagedNothingIsReplaced() throws IOException {
    Recipe recipe = Runs.recipe(corpus.folder(), 60);
    RunFolder run = run("all-damaged");
    stopAfterStep(recipe, run, 35);
    for (int step : new int[] {30, 35}) {
      Files.write(run.checkpoints().resolve("step-0000000" + step + ".safetensors"), new byte[9]);
    }
    byte[] model = Files.readAllBytes(run.modelFile());
    UserError error =
        assertThrows(UserError.class, () -> new Trainer(recipe, corpus, run, heard).resume());
    assertTrue(
        error.getMessage().contains("none of its checkpoints can be read"), error::getMessage);
    assertArrayEquals(model, Files.readAllBytes(run.modelFile()));
  }

  @Test
  void resumeWithoutCheckpointStartsFromTheFirstStep() {
    Recipe recipe = Runs.recipe(corpus.folder(), 10);
    RunFolder run = run("empty");
    assertTrue(new Trainer(recipe, corpus, run, heard).resume().finished());
  }

  record Shortage(Throwable thrown, String told) {}

  static List<Shortage> shortages() {
    OutOfMemoryError heap = new OutOfMemoryError("Java heap space");
    OutOfMemoryError javacpp =
        new OutOfMemoryError("Cannot allocate new LongPointer(2): totalBytes = 512");
    javacpp.initCause(heap);
    return List.of(
        new Shortage(heap, "Java heap space"),
        new Shortage(javacpp, "Java heap space"),
        new Shortage(new CompletionException(heap), "Java heap space"), // from a pool's thread
        new Shortage(new RuntimeException("Allocation failed: [x]"), "Allocation failed: [x]"));
  }

  @ParameterizedTest
  @MethodSource("shortages")
  void memoryThatEndsIsToldWithWhatToLower(Shortage shortage) {
    Recipe recipe = Runs.trainedBy(Runs.recipe(corpus.folder(), 60), 2, 3);
    heard.onReport = () -> throwUnchecked(shortage.thrown());
    Trainer trainer = new Trainer(recipe, corpus, run("short"), heard);
    UserError error = assertThrows(UserError.class, () -> trainer.start(BY_STEPS));
    assertEquals(
        "training: out of memory ("
            + shortage.told()
            + ").\n"
            + "Lower training.batch (now 3), training.windowFrames (now 200), training.workers"
            + " (now 2), or raise Java's -Xmx (now %d MB; WAVENET_JAVA_OPTS)."
                .formatted(Runtime.getRuntime().maxMemory() >> 20),
        error.getMessage());
    assertFalse(CrashReportingUtil.isCrashDumpsEnabled());
  }

  private static void throwUnchecked(Throwable problem) {
    if (problem instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) problem;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void divergenceStopsTheRunWithAdviceAndKeepsTheLastGoodCheckpoint(int workers) {
    Recipe recipe = Runs.trainedBy(Runs.recipe(corpus.folder(), 60), workers, 2);
    TrainingRecipe t = recipe.training();
    TrainingRecipe wild =
        new TrainingRecipe(
            60,
            t.batch(),
            t.windowFrames(),
            t.tonePasses(),
            t.pastNoiseCodes(),
            t.workers(),
            new LearningRate(1e30, 0, 1),
            t.adam(),
            t.clipGradientNorm(),
            t.averageDecay(),
            t.logEverySteps());
    Recipe diverging =
        new Recipe(
            recipe.name(),
            recipe.seed(),
            recipe.corpus(),
            recipe.model(),
            wild,
            recipe.evaluation(),
            recipe.checkpoints());
    RunFolder run = run("diverging");

    UserError error =
        assertThrows(
            UserError.class, () -> new Trainer(diverging, corpus, run, heard).start(BY_STEPS));

    assertTrue(
        error.getMessage().contains("Lower training.learningRate.peak (now 1.0E30)"),
        error::getMessage);
    for (float value : last(run).parameters()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void minutesAreTurnedIntoStepsThatTheRunFolderKeeps() throws IOException {
    Recipe recipe = Runs.recipe(corpus.folder(), 1_000_000);
    RunFolder run = run("minutes");
    TrainingResult result = new Trainer(recipe, corpus, run, heard).start(OptionalDouble.of(0.005));
    assertTrue(result.finished());
    assertTrue(
        Files.readString(run.recipeFile()).contains("steps: " + result.step()),
        () -> "steps " + result.step());
  }

  @Test
  void anotherCorpusIsRefusedOnResume() {
    Recipe recipe = Runs.recipe(corpus.folder(), 10);
    RunFolder run = run("other");
    new Trainer(recipe, corpus, run, heard).start(BY_STEPS);
    Corpus other = new Corpus(corpus.folder(), "tones", 8_000, "another", corpus.items());
    UserError error =
        assertThrows(UserError.class, () -> new Trainer(recipe, other, run, heard).resume());
    assertTrue(error.getMessage().contains("is not the corpus"), error::getMessage);
  }

  @Test
  void aSecondTrainerInTheSameFolderIsRefused() {
    Recipe recipe = Runs.recipe(corpus.folder(), 10);
    RunFolder run = run("shared");
    List<String> refusals = new ArrayList<>();
    heard.onReport =
        () -> {
          Trainer second = new Trainer(recipe, corpus, run, new Runs.Heard());
          refusals.add(assertThrows(UserError.class, second::resume).getMessage());
          refusals.add(assertThrows(UserError.class, () -> second.start(BY_STEPS)).getMessage());
        };
    assertTrue(new Trainer(recipe, corpus, run, heard).start(BY_STEPS).finished());
    String expected =
        "%s: is being trained by another process (%d). Wait until it is done, or give another --run."
            .formatted(run.path(), ProcessHandle.current().pid());
    assertEquals(List.of(expected), refusals.stream().distinct().toList());
    assertTrue(new Trainer(recipe, corpus, run, new Runs.Heard()).resume().finished());
  }

  @Test
  void aRunThatBeganMeanwhileIsNotStartedOver() throws IOException {
    Recipe recipe = Runs.recipe(corpus.folder(), 10);
    RunFolder run = run("begun");
    Trainer late = new Trainer(recipe, corpus, run, new Runs.Heard());
    new Trainer(recipe, corpus, run, heard).start(BY_STEPS);
    String log = Files.readString(run.logFile());
    UsageError error = assertThrows(UsageError.class, () -> late.start(BY_STEPS));
    assertTrue(error.getMessage().startsWith(run.path() + ": holds a run already."));
    assertEquals(log, Files.readString(run.logFile()));
    assertEquals(10, last(run).progress().step());
  }

  @Test
  void aFileInPlaceOfTheRunFolderIsTold() throws IOException {
    RunFolder run = new RunFolder(Files.createFile(folder.resolve("file")));
    Trainer trainer = new Trainer(Runs.recipe(corpus.folder(), 10), corpus, run, heard);
    UserError error = assertThrows(UserError.class, () -> trainer.start(BY_STEPS));
    assertTrue(
        error.getMessage().startsWith(run.path() + ": no run can be kept there ("),
        error::getMessage);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void moreMinutesThanAnyRunTakesAreTheMostSteps(int workers) {
    Recipe recipe = Runs.trainedBy(Runs.recipe(corpus.folder(), 10), workers, 2);
    assertEquals(
        TrainingRecipe.MOST_STEPS,
        StepBudget.steps(recipe, corpus, Optional.empty(), Double.POSITIVE_INFINITY));
  }

  @Test
  void conditioningThatTheCorpusCannotGiveIsRefusedBeforeAnythingIsTrained() {
    assertEquals(
        "model.conditioning.globalChannels: 4, expected 0: the corpus tones has no vectors for its"
            + " pieces",
        refused(new ConditioningSpec(0, 1, 4)));
    String given = refused(new ConditioningSpec(8, 32, 0));
    assertTrue(given.contains("\"given\", which no corpus has; expected \"notes\""), given);
    String notes = refused(new ConditioningSpec(LocalFeatures.NOTES, 177, 32, ContextSpec.NONE, 0));
    assertTrue(notes.contains("the piece tone-0 has no MIDI file"), notes);
  }

  private String refused(ConditioningSpec conditioning) {
    Recipe recipe = Runs.recipe(corpus.folder(), 10, Runs.spec(conditioning));
    return assertThrows(UserError.class, () -> new Trainer(recipe, corpus, run("refused"), heard))
        .getMessage();
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private void stopAfterStep(Recipe recipe, RunFolder run, long step) {
    Runs.Heard stopping = new Runs.Heard();
    Trainer trainer = new Trainer(recipe, corpus, run, stopping);
    stopping.onReport =
        () -> {
          if (stopping.reports.get(stopping.reports.size() - 1).step() >= step) {
            trainer.requestStop();
          }
        };
    TrainingResult result = trainer.start(BY_STEPS);
    assertFalse(result.finished());
    assertEquals(step, result.step());
  }

  private Checkpoint last(RunFolder run) {
    return new CheckpointStore(run.checkpoints(), 2).newest(heard.messages::add).orElseThrow();
  }
}
