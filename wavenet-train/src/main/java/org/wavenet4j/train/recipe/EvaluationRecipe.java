package org.wavenet4j.train.recipe;

import org.wavenet4j.Range;

/**
 * Evaluation while training, on a fixed set of windows of the validation split. They have a length
 * of their own, so that runs which are trained on windows of other lengths are judged by the same
 * sound.
 *
 * @param everySteps this often, and at the first and the last step; 1 to 100,000,000
 * @param windows how many, spread evenly over the split; 1 to 100,000
 * @param windowFrames frames judged in each, 1 to 1,048,576
 */
public record EvaluationRecipe(int everySteps, int windows, int windowFrames) {
  /** Half a second at 16 kHz. */
  public static final int USUAL_WINDOW_FRAMES = 8192;

  /** Checks the bounds. */
  public EvaluationRecipe {
    Range.check("everySteps", everySteps, 1, TrainingRecipe.MOST_STEPS);
    Range.check("windows", windows, 1, 100_000);
    Range.check("windowFrames", windowFrames, 1, TrainingRecipe.MOST_WINDOW_FRAMES);
  }
}
