package org.wavenet4j.train.search;

import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.SinglePointCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;

/** Arbiter's generators, all of whose randomness comes from the search's seed. */
final class Generators {
  /**
   * Of each value of a child; Arbiter's own 0.005 changes hardly anything in tens of candidates.
   */
  private static final double MUTATION_RATE = 0.1;

  private Generators() {}

  static CandidateGenerator of(SearchPlan plan, ScoreFunction score) {
    CandidateSpace space = new CandidateSpace(plan.spaces());
    SearchGenerator wanted = plan.generator();
    if (wanted instanceof SearchGenerator.Grid grid) {
      // In order: Arbiter shuffles before it is told the seed.
      return new GridSearchCandidateGenerator(
          space, grid.points(), GridSearchCandidateGenerator.Mode.Sequential, null);
    }
    if (wanted instanceof SearchGenerator.Genetic genetic) {
      return genetic(genetic, space, score, plan.seed());
    }
    RandomSearchGenerator random = new RandomSearchGenerator(space);
    random.setRngSeed(plan.seed());
    return random;
  }

  /** Each of its parts would bring a random generator of its own, which nobody seeds. */
  private static CandidateGenerator genetic(
      SearchGenerator.Genetic genetic, CandidateSpace space, ScoreFunction score, long seed) {
    RandomGenerator random = new JDKRandomGenerator();
    random.setSeed(seed);
    GeneticSelectionOperator selection =
        new GeneticSelectionOperator.Builder()
            .randomGenerator(random)
            .crossoverOperator(
                new SinglePointCrossover.Builder()
                    .randomGenerator(random)
                    .parentSelection(new RandomTwoParentSelection(random))
                    .build())
            .mutationOperator(
                new RandomMutationOperator.Builder()
                    .randomGenerator(random)
                    .mutationRate(MUTATION_RATE)
                    .build())
            .build();
    return new GeneticSearchCandidateGenerator.Builder(space, score)
        .populationModel(new PopulationModel.Builder().populationSize(genetic.population()).build())
        .selectionOperator(selection)
        .build();
  }
}
