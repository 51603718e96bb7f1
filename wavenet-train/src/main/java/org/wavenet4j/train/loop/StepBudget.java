package org.wavenet4j.train.loop;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.wavenet4j.model.Tones;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.PrefetchingIterator;
import org.wavenet4j.train.data.WindowCursor;
import org.wavenet4j.train.graph.FusedGraph;
import org.wavenet4j.train.graph.InitialWeights;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.TrainingRecipe;

/**
 * How many steps fit into a time. Measured on a graph that is thrown away, before the run: the run
 * itself is then one of a fixed number of steps, with a learning rate that comes down at the right
 * moment, and can be repeated step by step.
 *
 * @param stepSeconds that a step takes, above 0
 * @param evaluationSeconds that an evaluation takes
 * @param everySteps that it is evaluated after, besides the first step and the last
 */
record StepBudget(double stepSeconds, double evaluationSeconds, int everySteps) {
  // Of the time, for measuring: the run has the rest.
  private static final double MEASURING_SHARE = 0.15;

  /**
   * Measures: steps as the run will take them, beside a thread that makes its batches, and an
   * evaluation.
   *
   * @param seconds to be filled: by this measuring, the steps and the evaluations
   * @return from 1 to {@link TrainingRecipe#MOST_STEPS}
   */
  static int steps(Recipe recipe, Corpus corpus, Optional<Tones> tones, double seconds) {
    long startNanos = System.nanoTime();
    // At this rate weights stay as they are: steps cost what they will, and lead nowhere.
    WaveNetGraph network = FusedGraph.build(recipe.model(), DataType.FLOAT, new Adam(0));
    network.load(InitialWeights.draw(recipe.model(), recipe.seed()));
    double stepSeconds = stepSeconds(network, recipe, corpus, tones, MEASURING_SHARE * seconds);
    long makingNanos = System.nanoTime();
    HeldOutWindows heldOut = HeldOutWindows.of(recipe, corpus, tones, network);
    double makingSeconds = secondsSince(makingNanos); // the run has to make them too
    long evaluationNanos = System.nanoTime();
    heldOut.score(network.graph().params());
    StepBudget budget =
        new StepBudget(
            stepSeconds, secondsSince(evaluationNanos), recipe.evaluation().everySteps());
    return budget.stepsWithin(seconds - secondsSince(startNanos) - makingSeconds);
  }

  private static double stepSeconds(
      WaveNetGraph network,
      Recipe recipe,
      Corpus corpus,
      Optional<Tones> tones,
      double mostSeconds) {
    StepPace pace = new StepPace(mostSeconds);
    try (PrefetchingIterator batches =
        TrainingSession.prefetched(recipe, corpus, tones, WindowCursor.START)) {
      long[] lastNanos = {System.nanoTime()};
      StepRunner.of(network, recipe.training().workers())
          .run(
              batches::next,
              () -> !pace.known(),
              step -> {
                pace.add(secondsSince(lastNanos[0])); // with what was waited for its batch
                lastNanos[0] = System.nanoTime();
              });
    }
    return pace.stepSeconds();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** From 1 to {@link TrainingRecipe#MOST_STEPS}, with their evaluations. */
  int stepsWithin(double seconds) {
    double firstAndLast = 2 * evaluationSeconds;
    double perStep = stepSeconds + evaluationSeconds / everySteps;
    double steps = Math.floor((seconds - firstAndLast) / perStep);
    return (int) Math.max(1, Math.min(TrainingRecipe.MOST_STEPS, steps));
  }
}
