package org.wavenet4j.train.loop;

import java.util.ArrayList;
import java.util.List;
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
  private static final int LEAST_STEPS = 24;
  // The first are slow while the JIT compiles, on one core for seconds: a longer run is measured
  // for longer.
  private static final double MEASURED_SHARE = 1.0 / 40;
  private static final double MOST_MEASURED_SECONDS = 8;
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
    double measured = Math.min(MOST_MEASURED_SECONDS, MEASURED_SHARE * seconds);
    List<Double> taken = new ArrayList<>();
    long start = System.nanoTime();
    StepRunner.of(network, recipe.training().workers())
        .run(
            () -> batch,
            () -> taken.size() < LEAST_STEPS || (System.nanoTime() - start) / 1e9 < measured,
            step -> taken.add((System.nanoTime() - step.startNanos()) / 1e9));
    double stepSeconds = median(taken.subList(taken.size() / 2, taken.size()));
    double evaluations =
        (double) recipe.evaluation().windows()
            * recipe.evaluation().windowFrames()
            / recipe.training().windowFrames()
            / recipe.training().batch();
    double perStep =
        stepSeconds * (1 + EVALUATION_SHARE * evaluations / recipe.evaluation().everySteps());
    return (int) Math.max(1, Math.min(TrainingRecipe.MOST_STEPS, Math.round(seconds / perStep)));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
