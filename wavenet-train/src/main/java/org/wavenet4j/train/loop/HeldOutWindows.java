package org.wavenet4j.train.loop;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.UserError;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.WindowIterator;
import org.wavenet4j.train.data.WindowPlan;
import org.wavenet4j.train.data.WindowRecordReader;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.Recipe;

/** The fixed windows of the validation split that a run is judged by. */
final class HeldOutWindows {
  private final WaveNetGraph network;
  private final List<MultiDataSet> batches;

  HeldOutWindows(Recipe recipe, Corpus corpus, WindowPlan plan, WaveNetGraph network) {
    this.network = network;
    if (corpus.items(Split.VALID).isEmpty()) {
      throw new UserError(
          corpus.folder()
              + ": has no pieces in the split \"valid\", expected at least one to measure by.\n"
              + "Give the dataset's split a larger share or a list, and prepare it again.");
    }
    WindowRecordReader reader =
        WindowRecordReader.spread(
            corpus,
            Split.VALID,
            recipe.model(),
            plan,
            DataType.FLOAT,
            recipe.evaluation().windows());
    this.batches = WindowIterator.epoch(reader, recipe.training().batch());
  }

  /**
   * Scores weights; the graph has its own again afterwards.
   *
   * @param weights laid out as the graph's parameters
   * @return bits per sample over all trained frames of the windows
   */
  double bitsPerSample(INDArray weights) {
    ComputationGraph graph = network.graph();
    INDArray training = graph.params().dup();
    graph.params().assign(weights);
    try {
      double nats = 0;
      double frames = 0;
      for (MultiDataSet batch : batches) {
        MultiDataSet adapted = network.adapt(batch);
        nats += graph.score(adapted, false) * batch.getFeatures(0).size(0);
        frames += batch.getLabelsMaskArray(0).sumNumber().doubleValue();
      }
      return nats / frames / Math.log(2);
    } finally {
      graph.params().assign(training);
    }
  }
}
