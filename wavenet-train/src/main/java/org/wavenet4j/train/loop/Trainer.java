package org.wavenet4j.train.loop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.model.TonesFile;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.FolderLock;
import org.wavenet4j.train.data.PieceNotes;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.WindowCursor;
import org.wavenet4j.train.data.WindowIterator;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeWriter;
import org.wavenet4j.train.recipe.TrainingRecipe;
import org.wavenet4j.train.tones.ToneFit;

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
   * @throws UserError if the folder cannot be written, or is being trained in by another process
   */
  public TrainingResult start(OptionalDouble minutes) {
    return alone(() -> startAlone(minutes));
  }

  private TrainingResult startAlone(OptionalDouble minutes) {
    long startNanos = System.nanoTime();
    Optional<Tones> tones = tones();
    double secondsTaken = (System.nanoTime() - startNanos) / 1e9;
    Recipe resolved =
        minutes.isPresent() ? fitted(tones, minutes.getAsDouble(), secondsTaken) : recipe;
    try {
      byte[] yaml = RecipeWriter.toYaml(resolved).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(folder.recipeFile(), yaml);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
    return TrainingSession.fresh(resolved, corpus, tones, folder, listener)
        .run(() -> stopRequested);
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
      return startAlone(OptionalDouble.empty());
    }
    Checkpoint checkpoint = newest.get();
    if (!checkpoint.progress().corpusHash().equals(corpus.hash())) {
      throw new UserError(
          corpus.folder()
              + ": is not the corpus that this run was trained on; prepare that one again, or start anew");
    }
    listener.message("Going on from step " + checkpoint.progress().step() + ".");
    return TrainingSession.from(checkpoint, recipe, corpus, tones(), folder, listener)
        .run(() -> stopRequested);
  }

  /** Asks the training thread to finish its step, write a checkpoint and return. */
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

  /** What the run began with; fitted where it has not begun. */
  private Optional<Tones> tones() {
    return recipe
        .model()
        .tones()
        .map(
            spec -> {
              if (Files.exists(folder.tonesFile())) {
                return TonesFile.read(folder.tonesFile(), spec);
              }
              Tones tones =
                  new ToneFit(corpus, spec, recipe.training().tonePasses()).fit(listener::message);
              TonesFile.write(tones, folder.tonesFile());
              return tones;
            });
  }

  private Recipe fitted(Optional<Tones> tones, double minutes, double secondsTaken) {
    WindowIterator batches = TrainingSession.batches(recipe, corpus, tones, WindowCursor.START);
    double seconds = Math.max(0, minutes * SECONDS_PER_MINUTE - secondsTaken);
    int steps = StepBudget.steps(recipe, batches.next(), seconds);
    // The graph that was measured is as large as the run's will be: its memory is wanted back at
    // once.
    System.gc();
    listener.message("%d steps fit into %s minutes on this machine.".formatted(steps, minutes));
    return recipe.withSteps(steps);
  }
}
