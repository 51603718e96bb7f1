package org.wavenet4j.train.recipe;

import org.wavenet4j.Range;

/**
 * What is kept while training.
 *
 * @param everySteps a checkpoint this often, and at the last step; 1 to 100,000,000
 * @param keep so many of the newest, 1 to 1000; the best is kept besides
 */
public record CheckpointRecipe(int everySteps, int keep) {
  /** Checks the bounds. */
  public CheckpointRecipe {
    Range.check("everySteps", everySteps, 1, TrainingRecipe.MOST_STEPS);
    Range.check("keep", keep, 1, 1000);
  }
}
