package org.wavenet4j.train.loop;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Tones;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.Split;
import org.wavenet4j.train.data.WindowIterator;
import org.wavenet4j.train.data.WindowPlan;
import org.wavenet4j.train.data.WindowRecordReader;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.Recipe;
import org.wavenet4j.train.recipe.TrainingRecipe;

/** The fixed windows of the validation split that a run is judged by. */
final class HeldOutWindows {
  /** Scoring without conditioning what was scored with it costs a quarter more, not twice. */
  private static final int BATCHES_A_COMPARISON = 4;

  private final WaveNetGraph network;
  private final List<MultiDataSet> batches;
  private final List<MultiDataSet> untold; // every fourth of them again

  /** Those that a recipe asks for. */
  static HeldOutWindows of(
      Recipe recipe, Corpus corpus, Optional<Tones> tones, WaveNetGraph network) {
    List<MultiDataSet> untold =
        recipe.model().conditioning().local()
            ? everyFourth(batches(recipe, corpus, tones, false))
            : List.of();
    return new HeldOutWindows(network, batches(recipe, corpus, tones, true), untold);
  }

  /**
   * Windows in batches, as {@link WindowIterator} gives them.
   *
   * @param untold the first, fifth and so on again, in which nothing is told of the notes; none
   *     where the network is told none
   */
  HeldOutWindows(WaveNetGraph network, List<MultiDataSet> batches, List<MultiDataSet> untold) {
    this.network = network;
    this.batches = List.copyOf(batches);
    this.untold = List.copyOf(untold);
  }

  private static List<MultiDataSet> everyFourth(List<MultiDataSet> batches) {
    return IntStream.range(0, batches.size())
        .filter(i -> i % BATCHES_A_COMPARISON == 0)
        .mapToObj(batches::get)
        .toList();
  }

  private static List<MultiDataSet> batches(
      Recipe recipe, Corpus corpus, Optional<Tones> tones, boolean told) {
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
            tones,
            told,
            WindowPlan.of(recipe.model(), recipe.evaluation().windowFrames()),
            DataType.FLOAT,
            recipe.evaluation().windows());
    return WindowIterator.epoch(reader, batch(recipe));
  }

  /** As many windows at a time as take the memory of a trained batch. */
  private static int batch(Recipe recipe) {
    TrainingRecipe training = recipe.training();
    long frames = (long) training.batch() * training.windowFrames();
    return (int) Math.max(1, frames / recipe.evaluation().windowFrames());
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
      if (!untold.isEmpty() && i % BATCHES_A_COMPARISON == 0) {
        natsSaved += nats(untold.get(i / BATCHES_A_COMPARISON)) - batchNats;
        framesCompared += batchFrames;
      }
    }
    return new HeldOutScore(nats / frames / Math.log(2), natsSaved / framesCompared / Math.log(2));
  }

  private double nats(MultiDataSet batch) {
    return network.graph().score(network.adapt(batch), false) * batch.getFeatures(0).size(0);
  }
}
