package org.wavenet4j.train.loop;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.train.graph.WaveNetGraph;

/** Takes optimizer steps on a network, with one worker or several. */
sealed interface StepRunner permits SingleWorker, AveragingWorkers {
  /**
   * The runner for a number of workers.
   *
   * @param workers at least 1
   */
  static StepRunner of(WaveNetGraph network, int workers) {
    return workers == 1 ? new SingleWorker(network) : new AveragingWorkers(network, workers);
  }

  /**
   * Takes steps as long as they are wanted.
   *
   * @param batches one a worker and step: worker w of W gets number {@code s W + w} in step s
   * @param more asked before every step, on the calling thread
   * @param after told after every step, on the calling thread; parameters and moments are then
   *     those that a checkpoint needs, and nobody changes them
   */
  void run(Supplier<MultiDataSet> batches, BooleanSupplier more, Consumer<Step> after);

  /**
   * What one step did.
   *
   * @param nats loss before it, summed over {@code samples}
   * @param samples trained, by all workers
   * @param startNanos when it began, as {@link System#nanoTime} says
   */
  record Step(double nats, long samples, long startNanos) {}
}
