package org.wavenet4j.train.recipe;

/**
 * Constants of Adam.
 *
 * @param beta1 0 to below 1
 * @param beta2 0 to below 1
 * @param epsilon above 0
 */
public record AdamRecipe(double beta1, double beta2, double epsilon) {}
