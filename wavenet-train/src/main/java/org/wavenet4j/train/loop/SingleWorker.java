package org.wavenet4j.train.loop;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.train.graph.WaveNetGraph;

/** Steps on the calling thread. */
final class SingleWorker implements StepRunner {
  private final WaveNetGraph network;

  SingleWorker(WaveNetGraph network) {
    this.network = network;
  }

  @Override
  public void run(Supplier<MultiDataSet> batches, BooleanSupplier more, Consumer<Step> after) {
    ComputationGraph graph = network.graph();
    while (more.getAsBoolean()) {
      MultiDataSet batch = batches.get();
      long start = System.nanoTime();
      graph.fit(network.adapt(batch));
      double nats = graph.score() * batch.getFeatures(0).size(0);
      long samples = batch.getLabelsMaskArray(0).sumNumber().longValue();
      after.accept(new Step(nats, samples, start));
    }
  }
}
