package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.graph.FusedGraph;
import org.wavenet4j.train.graph.InitialWeights;
import org.wavenet4j.train.graph.WaveNetGraph;
import org.wavenet4j.train.recipe.Recipe;

class HeldOutWindowsTest {
  private static final int FRAMES = 40;
  private static final int CHANNELS = 5;

  private static WaveNetGraph network(WaveNetSpec spec) {
    WaveNetGraph network = FusedGraph.build(spec, DataType.FLOAT, new NoOp());
    network.load(InitialWeights.draw(spec, 4));
    return network;
  }

  /** Batch b has b + 1 windows, of which some frames are masked; features last, where wanted. */
  private static List<org.nd4j.linalg.dataset.api.MultiDataSet> batches(
      int count, boolean conditioned) {
    Random random = new Random(9);
    List<org.nd4j.linalg.dataset.api.MultiDataSet> batches = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      float[][][] codes = new float[b + 1][1][FRAMES];
      float[][][] local = new float[b + 1][CHANNELS][FRAMES];
      float[][] mask = new float[b + 1][FRAMES];
      for (int w = 0; w <= b; w++) {
        for (int t = 0; t < FRAMES; t++) {
          codes[w][0][t] = random.nextInt(256);
          mask[w][t] = t < 10 + b ? 0 : 1;
          for (int c = 0; c < CHANNELS; c++) {
            local[w][c][t] = random.nextFloat();
          }
        }
      }
      INDArray input = Nd4j.createFromArray(codes);
      INDArray[] features =
          conditioned
              ? new INDArray[] {input, Nd4j.createFromArray(local)}
              : new INDArray[] {input};
      batches.add(
          new MultiDataSet(
              features, new INDArray[] {input}, null, new INDArray[] {Nd4j.createFromArray(mask)}));
    }
    return batches;
  }

  /** Every fourth of those batches again, without features. */
  private static List<org.nd4j.linalg.dataset.api.MultiDataSet> untold(int count) {
    List<org.nd4j.linalg.dataset.api.MultiDataSet> untold = new ArrayList<>();
    List<org.nd4j.linalg.dataset.api.MultiDataSet> batches = batches(count, true);
    for (int b = 0; b < count; b += 4) {
      batches.get(b).getFeatures(1).assign(0);
      untold.add(batches.get(b));
    }
    return untold;
  }

  @Test
  void gainIsWhatTheFramesOfEveryFourthBatchCostMoreWithoutFeatures() {
    WaveNetGraph network = network(Runs.spec(new ConditioningSpec(CHANNELS, 1, 0)));
    List<org.nd4j.linalg.dataset.api.MultiDataSet> batches = batches(6, true);
    INDArray weights = network.graph().params().mul(1.5);
    HeldOutScore score = new HeldOutWindows(network, batches, untold(6)).score(weights);

    network.graph().params().assign(weights);
    double nats = 0;
    double frames = 0;
    double saved = 0;
    double compared = 0;
    for (int b = 0; b < 6; b++) {
      double told = network.graph().score(batches.get(b), false) * (b + 1);
      int masked = (b + 1) * (FRAMES - 10 - b);
      nats += told;
      frames += masked;
      if (b == 0 || b == 4) {
        saved += network.graph().score(untold(6).get(b / 4), false) * (b + 1) - told;
        compared += masked;
      }
    }
    assertEquals(nats / frames / Math.log(2), score.bitsPerSample(), 1e-12);
    assertEquals(saved / compared / Math.log(2), score.conditioningGain(), 1e-12);
    assertTrue(Math.abs(score.conditioningGain()) > 1e-3, score.toString());
  }

  /** Whatever the length of trained windows, and how many of them are scored at once. */
  @Test
  void theSameSoundIsJudgedHoweverItIsTrained(@TempDir Path folder) throws IOException {
    Corpus corpus = Runs.corpus(folder);
    WaveNetGraph network = network(Runs.SPEC);
    Recipe recipe = Runs.recipe(folder, 10);
    double usual = score(recipe, corpus, network);
    for (int trainedFrames : new int[] {60, 150, 900}) {
      assertEquals(usual, score(Runs.trainedOn(recipe, trainedFrames), corpus, network), 1e-6);
    }
    assertNotEquals(usual, score(Runs.evaluatedOn(recipe, 2), corpus, network), 1e-3);
  }

  private static double score(Recipe recipe, Corpus corpus, WaveNetGraph network) {
    return HeldOutWindows.of(recipe, corpus, Optional.empty(), network)
        .score(network.graph().params().dup())
        .bitsPerSample();
  }

  @Test
  void scoringLeavesWeightsAndWindowsAsTheyWere() {
    WaveNetGraph network = network(Runs.spec(new ConditioningSpec(CHANNELS, 1, 0)));
    INDArray before = network.graph().params().dup();
    HeldOutWindows windows = new HeldOutWindows(network, batches(5, true), untold(5));
    HeldOutScore first = windows.score(before.mul(2));
    assertEquals(before, network.graph().params());
    assertEquals(first, windows.score(before.mul(2)));
  }

  @Test
  void thereIsNoGainWithoutLocalConditioning() {
    WaveNetGraph network = network(Runs.SPEC);
    HeldOutWindows windows = new HeldOutWindows(network, batches(5, false), List.of());
    HeldOutScore score = windows.score(network.graph().params().dup());
    assertTrue(score.bitsPerSample() > 0, score.toString());
    assertEquals(Double.NaN, score.conditioningGain());
  }
}
