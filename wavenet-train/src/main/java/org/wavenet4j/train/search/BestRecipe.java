package org.wavenet4j.train.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.RecipeReader;
import org.wavenet4j.train.recipe.RecipeWriter;

/** {@code best.yaml}: the best candidate's recipe, complete, under a name of its own. */
final class BestRecipe {
  private BestRecipe() {}

  static String of(SearchPlan plan, CandidateResult best) {
    List<String> settings = new ArrayList<>(best.settings());
    settings.add("name=\"" + plan.name() + "-best\"");
    Recipe recipe =
        RecipeReader.changed(plan.recipe(), settings).withSteps(Math.toIntExact(best.steps()));
    return String.format(
            Locale.ROOT,
            "# Candidate %d of the search %s: %.4f held-out bits per sample after %d steps.\n",
            best.number(),
            plan.name(),
            best.score().orElse(Double.NaN),
            best.steps())
        + RecipeWriter.toYaml(recipe);
  }
}
