package org.wavenet4j.train.search;

import java.util.OptionalDouble;
import org.wavenet4j.Range;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.TrainingRecipe;

/** What the training of one candidate may take. */
public sealed interface Budget {
  /** The recipe of a candidate as far as it is known before its steps are timed. */
  Recipe applied(Recipe recipe);

  /** The time that is to be filled with steps. */
  OptionalDouble minutes();

  /** As it is written in a search. */
  String toYaml();

  /**
   * The same steps for all.
   *
   * @param steps as a recipe has them
   */
  record Steps(int steps) implements Budget {
    /** Checks the bounds. */
    public Steps {
      Range.check("steps", steps, 1, TrainingRecipe.MOST_STEPS);
    }

    @Override
    public Recipe applied(Recipe recipe) {
      return recipe.withSteps(steps);
    }

    @Override
    public OptionalDouble minutes() {
      return OptionalDouble.empty();
    }

    @Override
    public String toYaml() {
      return "{steps: " + steps + "}";
    }
  }

  /**
   * The same time for all: small networks take more steps in it. They are measured before each
   * candidate's first step, so that its learning rate falls at the right moment.
   *
   * @param count above 0, at most 100,000
   */
  record Minutes(double count) implements Budget {
    /** Checks the bounds. */
    public Minutes {
      Range.check("minutes", count, count > 0 && count <= 100_000, "above 0, at most 100,000");
    }

    @Override
    public Recipe applied(Recipe recipe) {
      return recipe;
    }

    @Override
    public OptionalDouble minutes() {
      return OptionalDouble.of(count);
    }

    @Override
    public String toYaml() {
      return "{minutes: " + count + "}";
    }
  }
}
