package org.wavenet4j.train.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wavenet4j.Printable;
import org.wavenet4j.train.recipe.Recipe;

/**
 * One search, complete. It minimizes held-out bits per sample.
 *
 * @param name of the search; its folder is {@code searches/NAME} unless told otherwise
 * @param recipe that candidates change
 * @param seed of what is drawn
 * @param generator which candidates are tried
 * @param spaces what values may be, by their path in the recipe, in order
 * @param budget of one candidate
 * @param constraints that a network must keep to be trained
 * @param earlyStopping of hopeless candidates; empty trains all to their end
 */
public record SearchPlan(
    String name,
    Recipe recipe,
    long seed,
    SearchGenerator generator,
    Map<String, Space> spaces,
    Budget budget,
    Constraints constraints,
    Optional<EarlyStopping> earlyStopping) {
  // Shorter than a recipe's by what the name of the best recipe adds.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,57}");
  private static final int MOST_PATH_CHARACTERS = 200;

  /** Checks the name, the paths and the number of candidates; keeps a copy of the spaces. */
  public SearchPlan {
    spaces = Collections.unmodifiableMap(new LinkedHashMap<>(spaces));
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: \"%s\", expected 1 to 58 of the characters A-Z a-z 0-9 . _ -, a letter or digit first"
              .formatted(name));
    }
    if (spaces.isEmpty()) {
      throw new IllegalArgumentException("spaces: empty, expected at least one");
    }
    for (String path : spaces.keySet()) {
      if (path.contains("=") || path.length() > MOST_PATH_CHARACTERS) {
        throw new IllegalArgumentException(
            "spaces: \"%s\", expected a path in the recipe, as training.batch"
                .formatted(Printable.of(path)));
      }
    }
    int candidates = generator.candidates(spaces);
    if (candidates > SearchGenerator.MOST_CANDIDATES) {
      throw new IllegalArgumentException(
          "generator: a grid of %,d candidates, expected at most %,d: fewer points, or a random search"
              .formatted(candidates, SearchGenerator.MOST_CANDIDATES));
    }
  }

  /** How many candidates there are in all. */
  public int candidates() {
    return generator.candidates(spaces);
  }

  /** A candidate's recipe once its steps are known. */
  Recipe resolved(Recipe candidate) {
    return earlyStopping.map(early -> early.applied(candidate)).orElse(candidate);
  }
}
