package org.wavenet4j.train.recipe;

/**
 * What is kept while training.
 *
 * @param everySteps a checkpoint this often, and at the last step
 * @param keep the newest ones, at least 1; the best is kept besides
 */
public record CheckpointRecipe(int everySteps, int keep) {}
