package org.wavenet4j.train.search;

import java.util.Map;
import org.wavenet4j.Range;

/** Which candidates are tried. */
public sealed interface SearchGenerator {
  /** No search has more candidates. */
  int MOST_CANDIDATES = 10_000;

  /** How many there are. */
  int candidates(Map<String, Space> spaces);

  /** As it is written in a search. */
  String toYaml();

  /**
   * Each drawn by itself.
   *
   * @param candidates 1 to {@value #MOST_CANDIDATES}
   */
  record RandomDraws(int candidates) implements SearchGenerator {
    /** Checks the bounds. */
    public RandomDraws {
      Range.check("candidates", candidates, 1, MOST_CANDIDATES);
    }

    @Override
    public int candidates(Map<String, Space> spaces) {
      return candidates;
    }

    @Override
    public String toYaml() {
      return "{type: random, candidates: " + candidates + "}";
    }
  }

  /**
   * Every combination.
   *
   * @param points that ranges are cut into, both ends among them; 2 to 1000
   */
  record Grid(int points) implements SearchGenerator {
    /** Checks the bounds. */
    public Grid {
      Range.check("points", points, 2, 1000);
    }

    @Override
    public int candidates(Map<String, Space> spaces) {
      long product = 1;
      for (Space space : spaces.values()) {
        product = Math.min(Integer.MAX_VALUE, product * space.gridPoints(points));
      }
      return (int) product;
    }

    @Override
    public String toYaml() {
      return "{type: grid, points: " + points + "}";
    }
  }

  /**
   * Drawn at first, then bred from the best.
   *
   * @param candidates 1 to {@value #MOST_CANDIDATES}
   * @param population that is bred from, the worst third making room; 4 to 1000
   */
  record Genetic(int candidates, int population) implements SearchGenerator {
    /** Checks the bounds. */
    public Genetic {
      Range.check("candidates", candidates, 1, MOST_CANDIDATES);
      Range.check("population", population, 4, 1000);
    }

    @Override
    public int candidates(Map<String, Space> spaces) {
      return candidates;
    }

    @Override
    public String toYaml() {
      return "{type: genetic, candidates: %d, population: %d}".formatted(candidates, population);
    }
  }
}
