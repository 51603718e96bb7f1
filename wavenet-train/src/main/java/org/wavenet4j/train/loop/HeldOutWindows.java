package org.wavenet4j.train.loop;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
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
  /** Scoring without conditioning what was scored with it costs a quarter more, not twice. */
  private static final int BATCHES_A_COMPARISON = 4;

  private final WaveNetGraph network;
  private final List<MultiDataSet> batches;

  /** Those that a recipe asks for. */
  HeldOutWindows(Recipe recipe, Corpus corpus, WindowPlan plan, WaveNetGraph network) {
    this(network, batches(recipe, corpus, plan));
  }

  /** Windows in batches, as {@link WindowIterator} gives them. */
  HeldOutWindows(WaveNetGraph network, List<MultiDataSet> batches) {
    this.network = network;
    this.batches = List.copyOf(batches);
  }

  private static List<MultiDataSet> batches(Recipe recipe, Corpus corpus, WindowPlan plan) {
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
    return WindowIterator.epoch(reader, recipe.training().batch());
  }

  /**
   * Scores weights; the graph has its own again afterwards.
   *
   * @param weights laid out as the graph's parameters
   */
  HeldOutScore score(INDArray weights) {
    ComputationGraph graph = network.graph();
    INDArray training = graph.params().dup();
    graph.params().assign(weights);
    try {
      return score();
    } finally {
      graph.params().assign(training);
    }
  }

  private HeldOutScore score() {
    double nats = 0;
    double frames = 0;
    double natsSaved = 0;
    double framesCompared = 0;
    for (int i = 0; i < batches.size(); i++) {
      MultiDataSet batch = batches.get(i);
      double batchNats = nats(batch);
      double batchFrames = batch.getLabelsMaskArray(0).sumNumber().doubleValue();
      nats += batchNats;
      frames += batchFrames;
      if (network.spec().conditioning().local() && i % BATCHES_A_COMPARISON == 0) {
        natsSaved += nats(withoutFeatures(batch)) - batchNats;
        framesCompared += batchFrames;
      }
    }
    return new HeldOutScore(nats / frames / Math.log(2), natsSaved / framesCompared / Math.log(2));
  }

  private double nats(MultiDataSet batch) {
    return network.graph().score(network.adapt(batch), false) * batch.getFeatures(0).size(0);
  }

  /** The same windows with zeros in place of local conditioning. */
  private MultiDataSet withoutFeatures(MultiDataSet batch) {
    INDArray[] features = batch.getFeatures().clone();
    int local = network.spec().prediction().isPresent() ? 2 : 1; // behind input and prediction
    features[local] = Nd4j.zerosLike(features[local]);
    return new org.nd4j.linalg.dataset.MultiDataSet(
        features, batch.getLabels(), null, batch.getLabelsMaskArrays());
  }
}
