package org.wavenet4j.train.recipe;

/**
 * Evaluation while training, on a fixed set of windows of the validation split.
 *
 * @param everySteps this often, and at the first and the last step
 * @param windows how many, spread evenly over the split; at least 1
 */
public record EvaluationRecipe(int everySteps, int windows) {}
