package org.wavenet4j.train.recipe;

/**
 * Learning rate over the steps: a linear rise to {@code peak} in {@code warmUpSteps}, then half a
 * cosine down to {@code peak * finalFraction} at the last step (Loshchilov and Hutter 2017,
 * arXiv:1608.03983, without restarts).
 *
 * @param peak above 0
 * @param warmUpSteps at least 0
 * @param finalFraction 0 to 1; 1 keeps the rate at its peak
 */
public record LearningRate(double peak, int warmUpSteps, double finalFraction) {}
