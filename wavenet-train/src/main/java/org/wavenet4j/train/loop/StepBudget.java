package org.wavenet4j.train.loop;

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
  // Of the time, for measuring: the run has the rest.
  private static final double MEASURING_SHARE = 0.1;
  // An evaluated batch costs the forward third of a trained one.
  private static final double EVALUATION_SHARE = 1.0 / 3;

  private StepBudget() {}

  /**
   * Measures.
   *
   * @param batch a batch of the run
   * @param seconds to be filled: by this measuring, the steps and the evaluations
   * @return from 1 to {@link TrainingRecipe#MOST_STEPS}
   */
  static int steps(Recipe recipe, MultiDataSet batch, double seconds) {
    long startNanos = System.nanoTime();
    WaveNetGraph network = FusedGraph.build(recipe.model(), DataType.FLOAT, new NoOp());
    network.load(InitialWeights.draw(recipe.model(), recipe.seed()));
    StepPace pace = new StepPace(MEASURING_SHARE * seconds);
    StepRunner.of(network, recipe.training().workers())
        .run(
            () -> batch,
            () -> !pace.known(),
            step -> pace.add((System.nanoTime() - step.startNanos()) / 1e9));
    double evaluations =
        (double) recipe.evaluation().windows()
            * recipe.evaluation().windowFrames()
            / recipe.training().windowFrames()
            / recipe.training().batch();
    double perStep =
        pace.stepSeconds()
            * (1 + EVALUATION_SHARE * evaluations / recipe.evaluation().everySteps());
    double secondsLeft = seconds - (System.nanoTime() - startNanos) / 1e9;
    return (int)
        Math.max(1, Math.min(TrainingRecipe.MOST_STEPS, Math.round(secondsLeft / perStep)));
  }
}
