package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.wavenet4j.train.graph.FusedGraph;
import org.wavenet4j.train.graph.InitialWeights;
import org.wavenet4j.train.graph.WaveNetGraph;

class GradientClippingTest {
  private static final int FRAMES = 50;
  private static final int BATCH = 2;

  /** Plain gradient descent with rate 1 moves the weights by the gradient itself. */
  @Test
  void stepIsTheGradientOfTheMeanLossScaledToTheLargestNorm() {
    double norm = stepLength(1e9);
    assertTrue(norm > 0.1, () -> "norm " + norm);
    assertEquals(norm / 2, stepLength(norm / 2), norm * 1e-5);
    assertEquals(norm, stepLength(norm * 2), norm * 1e-5);
  }

  @Test
  void unclippedStepIsTheMeanOverFramesAndBatch() {
    WaveNetGraph network = network();
    MultiDataSet data = data();
    network.graph().setInputs(data.getFeatures());
    network.graph().setLabels(data.getLabels());
    network.graph().computeGradientAndScore();
    INDArray gradient = network.graph().getFlattenedGradients();
    double expected = gradient.norm2Number().doubleValue() / FRAMES / BATCH;
    assertEquals(expected, stepLength(1e9), expected * 1e-5);
  }

  private static double stepLength(double largestNorm) {
    WaveNetGraph network = network();
    ComputationGraph graph = network.graph();
    GradientClipping clipping = new GradientClipping(largestNorm, FRAMES);
    graph.setListeners(clipping);
    INDArray before = graph.params().dup();
    graph.fit(data());
    assertTrue(clipping.finite());
    return before.sub(graph.params()).norm2Number().doubleValue();
  }

  private static WaveNetGraph network() {
    WaveNetGraph network = FusedGraph.build(Runs.SPEC, DataType.FLOAT, new Sgd(1));
    network.load(InitialWeights.draw(Runs.SPEC, 1));
    return network;
  }

  private static MultiDataSet data() {
    INDArray codes = Nd4j.create(DataType.FLOAT, BATCH, 1, FRAMES);
    for (int t = 0; t < BATCH * FRAMES; t++) {
      codes.putScalar(t, (t * 37) % 256);
    }
    return new MultiDataSet(new INDArray[] {codes}, new INDArray[] {codes.dup()});
  }
}
