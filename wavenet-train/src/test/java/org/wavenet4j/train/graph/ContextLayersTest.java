package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

/** The context stack itself, beside its formula; both graphs have it from the same class. */
class ContextLayersTest {
  private static final int HOP = 6;
  private static final int FRAMES = 57; // 9 feature frames and a half
  private static final int FEATURE_FRAMES = 10;

  private static final ContextSpec CONTEXT = new ContextSpec(5, 3, List.of(1, 3, 2));
  private static final WaveNetSpec SPEC =
      Networks.tiny(
          InputEncoding.SCALAR, new ConditioningSpec(LocalFeatures.GIVEN, 4, HOP, CONTEXT, 0));

  @Test
  void layersComputeTheirFormula() {
    Weights weights = Networks.weights(SPEC, 3);
    WaveNetGraph graph = FusedGraph.build(SPEC, DataType.DOUBLE, new NoOp());
    graph.load(weights);
    MultiDataSet data = Networks.data(SPEC, 2, FRAMES, DataType.DOUBLE, 4);
    INDArray told = graph.graph().feedForward(data.getFeatures(), false).get("context-2");

    assertArrayEquals(new long[] {2, 5, FEATURE_FRAMES}, told.shape());
    for (int b = 0; b < 2; b++) {
      double[][] expected = matrix(data.getFeatures(1), b);
      for (int i = 0; i < 3; i++) {
        expected = layer(weights, i, expected);
      }
      for (int f = 0; f < FEATURE_FRAMES; f++) {
        for (int o = 0; o < 5; o++) {
          assertEquals(expected[f][o], told.getDouble(b, o, f), 1e-12);
        }
      }
    }
  }

  /** {@code [frame][channel]} without the frames that have not all taps. */
  private static double[][] layer(Weights weights, int layer, double[][] x) {
    float[] w = weights.get(TensorNames.context(layer, "weight"));
    float[] bias = weights.get(TensorNames.context(layer, "bias"));
    int dilation = CONTEXT.dilations().get(layer);
    int inputs = x[0].length;
    double[][] y = new double[x.length - 2 * dilation][bias.length];
    for (int f = 0; f < y.length; f++) {
      for (int o = 0; o < bias.length; o++) {
        double sum = bias[o];
        for (int k = 0; k < 3; k++) {
          for (int c = 0; c < inputs; c++) {
            sum += w[(o * 3 + k) * inputs + c] * x[f + k * dilation][c];
          }
        }
        y[f][o] = layer < 2 && sum < 0 ? 0.2 * sum : sum;
      }
    }
    return y;
  }

  private static double[][] matrix(INDArray features, int b) {
    double[][] rows = new double[(int) features.size(2)][(int) features.size(1)];
    for (int f = 0; f < rows.length; f++) {
      for (int c = 0; c < rows[f].length; c++) {
        rows[f][c] = features.getDouble(b, c, f);
      }
    }
    return rows;
  }

  /**
   * Reach 6: column m is feature frame m - 6, which frames m - 12 to m of the stack's are told of.
   */
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void aFeatureReachesItsSamplesAndThoseThatItsContextCovers(DataType type) {
    WaveNetGraph graph = FusedGraph.build(SPEC, type, new NoOp());
    graph.load(Networks.weights(SPEC, 3));
    MultiDataSet data = Networks.data(SPEC, 1, FRAMES, type, 4);
    INDArray local = data.getFeatures(1);
    INDArray before = skips(graph, data, local);
    for (int column : new int[] {12, 13, 15, 20, 21}) {
      INDArray changed = local.dup();
      for (int c = 0; c < 4; c++) {
        changed.putScalar(new int[] {0, c, column}, 3 - c);
      }
      INDArray after = skips(graph, data, changed);
      assertEquals((column - 12) * HOP, firstMoved(before, after), "column " + column);
    }
  }

  /** Before the head, whose relus could hide a change. */
  private static INDArray skips(WaveNetGraph graph, MultiDataSet data, INDArray local) {
    INDArray[] features = {data.getFeatures(0), local};
    return graph.graph().feedForward(features, false).get("stack").dup('c');
  }

  private static int firstMoved(INDArray before, INDArray after) {
    for (int t = 0; t < before.size(2); t++) {
      INDArray difference =
          Matrices.columns(Matrices.example(before, 0), t, t + 1)
              .sub(Matrices.columns(Matrices.example(after, 0), t, t + 1));
      if (difference.amaxNumber().doubleValue() > 0) {
        return t;
      }
    }
    return -1;
  }

  @Test
  void columnsAreRepeatedForTheirFramesAndSummedOverThem() {
    INDArray features = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertEquals(
        Nd4j.createFromArray(new double[][] {{1, 1, 1, 2, 2, 2, 3}, {4, 4, 4, 5, 5, 5, 6}}),
        FeatureFrames.repeated(features, 3, 7));
    INDArray audio =
        Nd4j.createFromArray(new double[][] {{1, 2, 3, 4, 5, 6, 7}, {10, 20, 30, 40, 50, 60, 70}});
    assertEquals(
        Nd4j.createFromArray(new double[][] {{6, 15, 7}, {60, 150, 70}}),
        FeatureFrames.sums(audio, 3));
    assertEquals(Nd4j.createFromArray(new double[][] {{28}, {280}}), FeatureFrames.sums(audio, 8));
  }
}
