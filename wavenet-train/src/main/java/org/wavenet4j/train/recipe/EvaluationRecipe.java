package org.wavenet4j.train.recipe;

import org.wavenet4j.Range;

/**
 * Evaluation while training, on a fixed set of windows of the validation split.
 *
 * @param everySteps this often, and at the first and the last step; 1 to 100,000,000
 * @param windows how many, spread evenly over the split; 1 to 100,000
 */
public record EvaluationRecipe(int everySteps, int windows) {
  /** Checks the bounds. */
  public EvaluationRecipe {
    Range.check("everySteps", everySteps, 1, TrainingRecipe.MOST_STEPS);
    Range.check("windows", windows, 1, 100_000);
  }
}
