package org.wavenet4j.train.recipe;

import org.wavenet4j.Range;

/**
 * Learning rate over the steps: a linear rise to {@code peak} in {@code warmUpSteps}, then half a
 * cosine down to {@code peak * finalFraction} at the last step (Loshchilov and Hutter 2017,
 * arXiv:1608.03983, without restarts).
 *
 * @param peak above 0
 * @param warmUpSteps 0 to 100,000,000
 * @param finalFraction 0 to 1; 1 keeps the rate at its peak
 */
public record LearningRate(double peak, int warmUpSteps, double finalFraction) {
  /** Checks the bounds. */
  public LearningRate {
    Range.check("peak", peak, peak > 0, "above 0");
    Range.check("warmUpSteps", warmUpSteps, 0, TrainingRecipe.MOST_STEPS);
    Range.check("finalFraction", finalFraction, finalFraction >= 0 && finalFraction <= 1, "0 to 1");
  }
}
