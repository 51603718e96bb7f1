package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The arithmetic in ND4J operations, which other devices than a CPU run, against the Java one. On a
 * CPU a graph of doubles takes the first and a graph of floats the second.
 */
class ArithmeticsTest {
  private static final int FRAMES = 301;

  @ParameterizedTest
  @EnumSource(InputEncoding.class)
  void bothGiveTheSameScoreAndGradientsOverAWholePass(InputEncoding encoding) {
    WaveNetSpec spec = Networks.small(2, encoding, Networks.withContext(64));
    WaveNetGraph inJava = graph(spec, DataType.FLOAT);
    WaveNetGraph inNd4j = graph(spec, DataType.DOUBLE);

    INDArray actual = gradient(inJava, Networks.data(spec, 2, FRAMES, DataType.FLOAT, 3));
    INDArray expected = gradient(inNd4j, Networks.data(spec, 2, FRAMES, DataType.DOUBLE, 3));

    double score = inNd4j.graph().score();
    assertEquals(score, inJava.graph().score(), 1e-5 * score);
    for (TensorSpec tensor : inNd4j.tensors()) {
      assertClose(
          inNd4j.tensor(tensor.name(), expected),
          inJava.tensor(tensor.name(), actual).castTo(DataType.DOUBLE),
          tensor.name());
    }
  }

  /** By hand: logits 0, log 2, log 5 have probabilities 1/8, 2/8, 5/8. */
  @Test
  void lossInNd4jOperationsIsTheCrossEntropyOfTheSelectedFrames() {
    double[] frame = {0, Math.log(2), Math.log(5)};
    INDArray logits = Nd4j.create(DataType.DOUBLE, 3, 4);
    for (int t = 0; t < 4; t++) {
      logits.putColumn(t, Nd4j.createFromArray(frame));
    }
    INDArray codes = Nd4j.createFromArray(new double[][] {{2, 0, 1, 1}});
    INDArray mask = Nd4j.createFromArray(1.0, 1.0, 0.0, 1.0);
    INDArray gradient = logits.ulike();
    double nats = new CategoricalLoss().sum(logits, codes, mask, gradient);
    assertEquals(Math.log(8 / 5.0) + Math.log(8) + Math.log(8 / 2.0), nats, 1e-12);
    assertArrayEquals(
        new double[] {0.125, -0.875, 0, 0.125}, gradient.getRow(0).toDoubleVector(), 1e-12);
    assertArrayEquals(
        new double[] {0.25, 0.25, 0, -0.75}, gradient.getRow(1).toDoubleVector(), 1e-12);
    assertArrayEquals(
        new double[] {-0.375, 0.625, 0, 0.625}, gradient.getRow(2).toDoubleVector(), 1e-12);
  }

  @Test
  void lookUpInNd4jOperationsPicksRowsOfTheTable() {
    INDArray table = Nd4j.createFromArray(new double[][] {{1, 10}, {2, 20}, {3, 30}});
    INDArray y = Nd4j.ones(DataType.DOUBLE, 2, 4);
    new Nd4jKernels().lookUp(new int[] {2, 0, 1, 1}, table, 1, y, true);
    assertEquals(Nd4j.createFromArray(new double[][] {{1, 4, 2, 3}, {1, 31, 11, 21}}), y);
    INDArray gradient = Nd4j.ones(DataType.DOUBLE, 3, 2);
    new Nd4jKernels().scatter(new int[] {2, 0, 0, 1}, y, 1, gradient, false);
    assertEquals(Nd4j.createFromArray(new double[][] {{5, 32}, {0, 0}, {4, 31}}), gradient);
  }

  private static WaveNetGraph graph(WaveNetSpec spec, DataType dataType) {
    WaveNetGraph graph = FusedGraph.build(spec, dataType, new NoOp());
    graph.load(Networks.weights(spec, 9));
    return graph;
  }

  private static INDArray gradient(WaveNetGraph network, MultiDataSet data) {
    network.graph().setInputs(data.getFeatures());
    network.graph().setLabels(data.getLabels());
    network.graph().setLayerMaskArrays(null, data.getLabelsMaskArrays());
    network.graph().computeGradientAndScore();
    return network.graph().getFlattenedGradients().dup();
  }

  /**
   * Within a float's precision of a sum over 301 frames, relative to the tensor's largest value.
   */
  private static void assertClose(INDArray expected, INDArray actual, String what) {
    double largest = expected.amaxNumber().doubleValue();
    double worst = expected.sub(actual).amaxNumber().doubleValue();
    assertTrue(largest > 0, () -> what + " is all zero");
    assertTrue(
        worst <= 2e-5 * largest,
        () -> "%s: worst difference %g, largest value %g".formatted(what, worst, largest));
  }
}
