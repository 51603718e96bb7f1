package org.wavenet4j.train.recipe;

import org.wavenet4j.Range;

/**
 * Constants of Adam.
 *
 * @param beta1 0 to below 1
 * @param beta2 0 to below 1
 * @param epsilon above 0
 */
public record AdamRecipe(double beta1, double beta2, double epsilon) {
  /** Checks the bounds. */
  public AdamRecipe {
    Range.check("beta1", beta1, beta1 >= 0 && beta1 < 1, "0 to below 1");
    Range.check("beta2", beta2, beta2 >= 0 && beta2 < 1, "0 to below 1");
    Range.check("epsilon", epsilon, epsilon > 0, "above 0");
  }
}
