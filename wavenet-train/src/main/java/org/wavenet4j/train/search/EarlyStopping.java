package org.wavenet4j.train.search;

import org.wavenet4j.Range;
import org.wavenet4j.train.recipe.EvaluationRecipe;
import org.wavenet4j.train.recipe.Recipe;

/**
 * When hopeless candidates are stopped.
 *
 * @param afterCandidates so many must have been trained to their end before; 1 to 10,000
 * @param evaluations that each candidate has after its first step, at the same parts of its budget:
 *     where budgets are steps, at the same steps; 2 to 1000
 */
public record EarlyStopping(int afterCandidates, int evaluations) {
  /** Checks the bounds. */
  public EarlyStopping {
    Range.check("afterCandidates", afterCandidates, 1, SearchGenerator.MOST_CANDIDATES);
    Range.check("evaluations", evaluations, 2, 1000);
  }

  /** The recipe with its evaluations at these parts of its steps. */
  Recipe applied(Recipe recipe) {
    int everySteps = (recipe.training().steps() + evaluations - 1) / evaluations;
    return new Recipe(
        recipe.name(),
        recipe.seed(),
        recipe.corpus(),
        recipe.model(),
        recipe.training(),
        new EvaluationRecipe(
            everySteps, recipe.evaluation().windows(), recipe.evaluation().windowFrames()),
        recipe.checkpoints());
  }
}
