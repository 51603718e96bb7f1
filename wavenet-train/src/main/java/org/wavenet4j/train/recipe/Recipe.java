package org.wavenet4j.train.recipe;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.wavenet4j.model.WaveNetSpec;

/**
 * One run, complete: a recipe shows every value that matters.
 *
 * @param name of the run; the run folder is {@code runs/NAME} unless told otherwise. 1 to 64
 *     letters, digits, dots, underscores and hyphens, a letter or digit first
 * @param seed of weights and window order
 * @param corpus folder that {@code wavenet prepare} wrote, relative to the working directory
 * @param model the network
 * @param training steps and optimizer
 * @param evaluation on held-out audio
 * @param checkpoints what is kept
 */
public record Recipe(
    String name,
    long seed,
    Path corpus,
    WaveNetSpec model,
    TrainingRecipe training,
    EvaluationRecipe evaluation,
    CheckpointRecipe checkpoints) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Checks the name and the corpus. */
  public Recipe {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: \"%s\", expected 1 to 64 of the characters A-Z a-z 0-9 . _ -, a letter or digit first"
              .formatted(name));
    }
    if (corpus.toString().isEmpty()) {
      throw new IllegalArgumentException("corpus: empty, expected a folder");
    }
    if (model.tones().isPresent() != training.tonePasses() > 0) {
      throw new IllegalArgumentException(
          model.tones().isPresent()
              ? "training.tonePasses: 0, expected at least 1: model.tones are fitted to the corpus"
              : "training.tonePasses: %d, expected 0 or nothing where there are no model.tones"
                  .formatted(training.tonePasses()));
    }
  }

  /** The same run with another number of steps. */
  public Recipe withSteps(int steps) {
    TrainingRecipe t = training;
    TrainingRecipe changed =
        new TrainingRecipe(
            steps,
            t.batch(),
            t.windowFrames(),
            t.tonePasses(),
            t.pastNoiseCodes(),
            t.workers(),
            t.learningRate(),
            t.adam(),
            t.clipGradientNorm(),
            t.averageDecay(),
            t.logEverySteps());
    return new Recipe(name, seed, corpus, model, changed, evaluation, checkpoints);
  }
}
