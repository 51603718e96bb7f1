package org.wavenet4j.train.loop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.FolderLock;
import org.wavenet4j.train.data.PieceNotes;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeWriter;
import org.wavenet4j.train.recipe.TrainingRecipe;

/**
 * Trains a recipe on a corpus into a run folder. A run is one sequence of steps, however many
 * processes it takes: resumed from a checkpoint it gives bit for bit what it would have given
 * without the pause.
 */
public final class Trainer {
  private static final double SECONDS_PER_MINUTE = 60;

  private final Recipe recipe;
  private final Corpus corpus;
  private final RunFolder folder;
  private final TrainingListener listener;
  private volatile boolean stopRequested;

  /**
   * Checks that recipe and corpus fit each other.
   *
   * @throws UserError if they do not
   */
  public Trainer(Recipe recipe, Corpus corpus, RunFolder folder, TrainingListener listener) {
    this.recipe = recipe;
    this.corpus = corpus;
    this.folder = folder;
    this.listener = listener;
    if (corpus.sampleRateHz() != recipe.model().sampleRateHz()) {
      throw new UserError(
          "%s: sampled at %d Hz, expected %d Hz as the recipe's model.sampleRateHz says"
              .formatted(corpus.folder(), corpus.sampleRateHz(), recipe.model().sampleRateHz()));
    }
    checkConditioning(recipe.model(), corpus);
    if (corpus.items(Split.TRAIN).isEmpty()) {
      throw new UserError(
          corpus.folder() + ": has no pieces in the split \"train\", expected at least one");
    }
  }

  private static void checkConditioning(WaveNetSpec spec, Corpus corpus) {
    ConditioningSpec conditioning = spec.conditioning();
    if (conditioning.global()) {
      throw new UserError(
          "model.conditioning.globalChannels: %d, expected 0: the corpus %s has no vectors for its pieces"
              .formatted(conditioning.globalChannels(), corpus.name()));
    }
    if (conditioning.local()) {
      PieceNotes notes = new PieceNotes(corpus, spec);
      notes.check(Split.TRAIN);
      notes.check(Split.VALID);
    }
  }

  /**
   * Trains from the beginning.
   *
   * @param minutes to be filled instead of the recipe's steps; the steps that fit are measured
   *     first
   * @throws UserError if the folder cannot be written, is being trained in by another process, or
   *     holds a run already
   */
  public TrainingResult start(OptionalDouble minutes) {
    return start(minutes, recipe::withSteps);
  }

  /**
   * Trains from the beginning a recipe that depends on how many steps fit.
   *
   * @param ofSteps the recipe of so many; not asked where no time is to be filled
   */
  public TrainingResult start(OptionalDouble minutes, IntFunction<Recipe> ofSteps) {
    return alone(
        () -> {
          // Whoever looked before may have looked while another process was about to begin a run.
          folder.requireNoRun();
          return startAlone(minutes, ofSteps);
        });
  }

  private TrainingResult startAlone(OptionalDouble minutes, IntFunction<Recipe> ofSteps) {
    long startNanos = System.nanoTime();
    // Before the tones: a run that is stopped while they are fitted begins again by it.
    keep(recipe);
    Optional<Tones> tones;
    try {
      tones = tones().fitted();
    } catch (CancellationException e) {
      minutes.ifPresent(this::tellStepsUnknown);
      return stopped(0, Double.NaN);
    }
    double secondsTaken = (System.nanoTime() - startNanos) / 1e9;
    Recipe resolved =
        minutes.isPresent()
            ? ofSteps.apply(stepsFilling(tones, minutes.getAsDouble(), secondsTaken))
            : recipe;
    keep(resolved);
    return TrainingSession.fresh(resolved, corpus, tones, folder, listener)
        .run(() -> stopRequested);
  }

  private void keep(Recipe resolved) {
    try {
      byte[] yaml = RecipeWriter.toYaml(resolved).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(folder.recipeFile(), yaml);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  private void tellStepsUnknown(double minutes) {
    listener.message(
        "How many steps fit into %s minutes is not known yet: resumed, the run takes the recipe's %d."
            .formatted(minutes, recipe.training().steps()));
  }

  /** While tones were fitted: before there is a network. */
  private TrainingResult stopped(long step, double bestBitsPerSample) {
    return new TrainingResult(step, false, bestBitsPerSample, folder.modelFile());
  }

  /**
   * Goes on from the newest checkpoint that is whole; from the first step where the run was stopped
   * before any.
   *
   * @throws UserError if the run was trained on another corpus, or is being trained by another
   *     process
   */
  public TrainingResult resume() {
    return alone(this::resumeAlone);
  }

  private TrainingResult resumeAlone() {
    Optional<Checkpoint> newest =
        new CheckpointStore(folder.checkpoints(), recipe.checkpoints().keep())
            .newest(listener::message);
    if (newest.isEmpty()) {
      listener.message("There is no checkpoint yet: starting from the first step.");
      return startAlone(OptionalDouble.empty(), recipe::withSteps);
    }
    Checkpoint checkpoint = newest.get();
    if (!checkpoint.progress().corpusHash().equals(corpus.hash())) {
      throw new UserError(
          corpus.folder()
              + ": is not the corpus that this run was trained on; prepare that one again, or start anew");
    }
    listener.message("Going on from step " + checkpoint.progress().step() + ".");
    Optional<Tones> tones;
    try {
      tones = tones().kept();
    } catch (CancellationException e) {
      return stopped(checkpoint.progress().step(), checkpoint.progress().bestBitsPerSample());
    }
    return TrainingSession.from(checkpoint, recipe, corpus, tones, folder, listener)
        .run(() -> stopRequested);
  }

  /**
   * Asks the training thread to finish its step, write a checkpoint and return; where it still fits
   * tones, to leave that and return.
   */
  public void requestStop() {
    stopRequested = true;
  }

  /** Two processes that write the same log and checkpoints would spoil both runs. */
  private TrainingResult alone(Supplier<TrainingResult> training) {
    folder.create();
    try {
      FolderLock lock = FolderLock.take(folder.path(), "trained", "--run");
      try {
        return withMemoryTold(training);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  private TrainingResult withMemoryTold(Supplier<TrainingResult> training) {
    TrainingRecipe sizes = recipe.training();
    String workers = sizes.workers() == 1 ? "" : ", training.workers (now " + sizes.workers() + ")";
    String lower =
        "training.batch (now %d), training.windowFrames (now %d)%s"
            .formatted(sizes.batch(), sizes.windowFrames(), workers);
    return MemoryShortage.told("training", lower, training);
  }

  private UserError cannotBeWritten(IOException e) {
    return new UserError(folder.path() + ": cannot be written (" + IoReason.of(e) + ")", e);
  }

  private RunTones tones() {
    return new RunTones(recipe, corpus, folder, listener, () -> stopRequested);
  }

  private int stepsFilling(Optional<Tones> tones, double minutes, double secondsTaken) {
    double seconds = Math.max(0, minutes * SECONDS_PER_MINUTE - secondsTaken);
    int steps = StepBudget.steps(recipe, corpus, tones, seconds);
    // The graph that was measured is as large as the run's will be: its memory is wanted back at
    // once.
    System.gc();
    listener.message(
        "%s into %s minutes on this machine."
            .formatted(steps == 1 ? "1 step fits" : steps + " steps fit", minutes));
    return steps;
  }
}
