package org.wavenet4j.train.loop;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.train.graph.FusedGraph;
import org.wavenet4j.train.graph.InitialWeights;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.TrainingRecipe;

/**
 * How many steps fit into a time. Measured on a graph that is thrown away, before the run: the run
 * itself is then one of a fixed number of steps, with a learning rate that comes down at the right
 * moment, and can be repeated step by step.
 */
final class StepBudget {
  // The first few are slow while the JIT compiles.
  private static final int WARM_UP_STEPS = 15;
  private static final int TIMED_STEPS = 9;
  // An evaluated batch costs the forward third of a trained one.
  private static final double EVALUATION_SHARE = 1.0 / 3;

  private StepBudget() {}

  /**
   * Measures.
   *
   * @param batch a batch of the run
   * @param seconds to be filled, evaluations included
   * @return from 1 to {@link TrainingRecipe#MOST_STEPS}
   */
  static int steps(Recipe recipe, MultiDataSet batch, double seconds) {
    WaveNetGraph network = FusedGraph.build(recipe.model(), DataType.FLOAT, new NoOp());
    network.load(InitialWeights.draw(recipe.model(), recipe.seed()));
    double[] taken = new double[WARM_UP_STEPS + TIMED_STEPS];
    AtomicInteger done = new AtomicInteger();
    StepRunner.of(network, recipe.training().workers())
        .run(
            () -> batch,
            () -> done.get() < taken.length,
            step -> taken[done.getAndIncrement()] = (System.nanoTime() - step.startNanos()) / 1e9);
    double stepSeconds = median(Arrays.copyOfRange(taken, WARM_UP_STEPS, taken.length));
    double evaluations =
        (double) recipe.evaluation().windows()
            * recipe.evaluation().windowFrames()
            / recipe.training().windowFrames()
            / recipe.training().batch();
    double perStep =
        stepSeconds * (1 + EVALUATION_SHARE * evaluations / recipe.evaluation().everySteps());
    return (int) Math.max(1, Math.min(TrainingRecipe.MOST_STEPS, Math.round(seconds / perStep)));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
