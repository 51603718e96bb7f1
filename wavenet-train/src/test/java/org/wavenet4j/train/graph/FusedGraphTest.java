package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;

class FusedGraphTest {
  private static final int FRAMES = 33;

  record Case(int kernelSize, int batch, InputEncoding encoding, ConditioningSpec conditioning) {
    WaveNetSpec spec() {
      return Networks.small(kernelSize, encoding, conditioning);
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int kernelSize : new int[] {2, 3}) {
      for (int batch : new int[] {1, 3}) {
        for (InputEncoding encoding : InputEncoding.values()) {
          cases.add(new Case(kernelSize, batch, encoding, ConditioningSpec.NONE));
          cases.add(new Case(kernelSize, batch, encoding, new ConditioningSpec(4, 1, 3)));
        }
      }
    }
    cases.add(new Case(2, 3, InputEncoding.ONE_HOT, new ConditioningSpec(4, 1, 0)));
    cases.add(new Case(2, 3, InputEncoding.ONE_HOT, new ConditioningSpec(0, 1, 3)));
    for (int hop : new int[] {1, 3, 64, 96}) {
      cases.add(new Case(2, 2, InputEncoding.ONE_HOT, new ConditioningSpec(4, hop, 3)));
      cases.add(new Case(2, 2, InputEncoding.ONE_HOT, Networks.withContext(hop)));
    }
    cases.add(new Case(2, 9, InputEncoding.ONE_HOT, Networks.withContext(96)));
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputMatchesReference(Case c) {
    WaveNetGraph fused = fused(c.spec());
    WaveNetGraph reference = reference(c.spec());
    MultiDataSet data = Networks.data(c.spec(), c.batch(), FRAMES, DataType.DOUBLE, 1);

    INDArray actual = softmax(fused.graph().outputSingle(data.getFeatures()));
    INDArray expected = output(reference, data);

    assertClose(expected, actual, 1e-10, "output");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoreAndEveryGradientMatchReference(Case c) {
    WaveNetGraph fused = fused(c.spec());
    WaveNetGraph reference = reference(c.spec());
    MultiDataSet data = Networks.data(c.spec(), c.batch(), FRAMES, DataType.DOUBLE, 2);

    INDArray actual = gradient(fused, data);
    INDArray expected = gradient(reference, data);

    assertEquals(reference.graph().score(), fused.graph().score(), 1e-8);
    for (TensorSpec tensor : fused.tensors()) {
      assertClose(
          reference.tensor(tensor.name(), expected),
          fused.tensor(tensor.name(), actual),
          1e-8,
          tensor.name());
    }
  }

  static List<SampleDistribution> binned() {
    return List.of(
        new MixtureOfLogistics(2, 256),
        new Gaussian(256),
        new MixtureOfLogistics(3, 1 << 16),
        new Gaussian(1 << 16));
  }

  @ParameterizedTest
  @MethodSource("binned")
  void scoreAndEveryGradientOfABinnedDistributionMatchReference(SampleDistribution distribution) {
    WaveNetSpec spec = Networks.scalar(5, distribution, new ConditioningSpec(4, 1, 3));
    WaveNetGraph fused = fused(spec);
    WaveNetGraph reference = reference(spec);
    MultiDataSet data = Networks.data(spec, 2, FRAMES, DataType.DOUBLE, 2);

    INDArray actual = gradient(fused, data);
    INDArray expected = gradient(reference, data);

    double score = binnedScore(reference, data);
    assertEquals(score, fused.graph().score(), 1e-6 * score);
    for (TensorSpec tensor : fused.tensors()) {
      assertClose(
          reference.tensor(tensor.name(), expected),
          fused.tensor(tensor.name(), actual),
          1e-7,
          tensor.name());
    }
  }

  @Test
  void gradientsOfBinnedDistributionsPassFiniteDifferences() {
    // A loss over bins of 16-bit codes has 11 digits: too few for differences.
    assertGradientsPass(Networks.tiny(new Gaussian(256), ConditioningSpec.NONE));
    assertGradientsPass(Networks.tiny(new MixtureOfLogistics(2, 256), ConditioningSpec.NONE));
  }

  @Test
  void secondPassOverwritesGradientsOfTheFirst() {
    WaveNetSpec spec = Networks.small(2, InputEncoding.ONE_HOT, Networks.withContext(3));
    WaveNetGraph fused = fused(spec);
    MultiDataSet data = Networks.data(spec, 3, FRAMES, DataType.DOUBLE, 2);

    INDArray first = gradient(fused, data);
    gradient(fused, Networks.data(spec, 2, 20, DataType.DOUBLE, 7));

    assertEquals(first, gradient(fused, data));
  }

  @Test
  void dilationsBeyondTheWindowGiveZeroGradientForTheirTap() {
    WaveNetSpec spec = Networks.small(3, InputEncoding.ONE_HOT, ConditioningSpec.NONE);
    WaveNetGraph fused = fused(spec);
    WaveNetGraph reference = reference(spec);
    MultiDataSet data = Networks.data(spec, 1, 5, DataType.DOUBLE, 3);

    INDArray actual = gradient(fused, data);
    INDArray expected = gradient(reference, data);

    for (TensorSpec tensor : fused.tensors()) {
      assertClose(
          reference.tensor(tensor.name(), expected),
          fused.tensor(tensor.name(), actual),
          1e-8,
          tensor.name());
    }
  }

  @Test
  void gradientsPassFiniteDifferences() {
    assertGradientsPass(Networks.tiny(InputEncoding.SCALAR, new ConditioningSpec(2, 1, 2)));
  }

  @Test
  void gradientsThroughTheContextStackPassFiniteDifferences() {
    ContextSpec context = new ContextSpec(2, 3, List.of(1, 2));
    assertGradientsPass(
        Networks.tiny(
            new Gaussian(256), new ConditioningSpec(LocalFeatures.GIVEN, 2, 5, context, 0)));
  }

  static void assertGradientsPass(WaveNetSpec spec) {
    WaveNetGraph fused = fused(spec);
    MultiDataSet data = Networks.data(spec, 2, 12, DataType.DOUBLE, 4);
    DataType before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      assertTrue(
          GradientCheckUtil.checkGradients(
              new GradientCheckUtil.GraphConfig()
                  .net(fused.graph())
                  .inputs(data.getFeatures())
                  .labels(data.getLabels())
                  .labelMask(data.getLabelsMaskArrays())
                  .epsilon(1e-6)
                  .maxRelError(1e-4)
                  .minAbsoluteError(1e-6)));
    } finally {
      Nd4j.setDefaultDataTypes(before, before);
    }
  }

  @Test
  void weightsComeBackFromTheGraphAsTheyWereLoaded() {
    WaveNetSpec spec = Networks.small(3, InputEncoding.ONE_HOT, Networks.withContext(3));
    Weights weights = Networks.weights(spec, 5);
    for (WaveNetGraph graph : List.of(fused(spec), reference(spec))) {
      graph.load(weights);
      Weights back = graph.weights(graph.graph().params());
      for (TensorSpec tensor : weights.tensors()) {
        org.junit.jupiter.api.Assertions.assertArrayEquals(
            weights.get(tensor.name()), back.get(tensor.name()), tensor.name());
      }
      assertEquals(weights.parameterCount(), graph.graph().params().length());
    }
  }

  @Test
  void configurationSurvivesCloning() {
    WaveNetSpec spec = Networks.small(2, InputEncoding.ONE_HOT, ConditioningSpec.NONE);
    WaveNetGraph fused = fused(spec);
    ComputationGraph copy = fused.graph().clone();
    MultiDataSet data = Networks.data(spec, 1, FRAMES, DataType.DOUBLE, 6);
    assertEquals(
        fused.graph().outputSingle(data.getFeatures()), copy.outputSingle(data.getFeatures()));
  }

  /** As DL4J sends it to further workers. */
  @Test
  void configurationThatTravelledAsJsonTrainsTheSameWeights() {
    WaveNetSpec spec = Networks.small(3, InputEncoding.ONE_HOT, Networks.withContext(3));
    ComputationGraph original =
        FusedGraph.build(spec, DataType.DOUBLE, new Adam(0.01, 0.8, 0.95, 1e-7)).graph();
    String json = original.getConfiguration().toJson();
    ComputationGraph copy = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
    copy.init();
    INDArray start = Nd4j.rand(DataType.DOUBLE, original.params().shape());
    MultiDataSet data = Networks.data(spec, 2, FRAMES, DataType.DOUBLE, 6);
    for (ComputationGraph graph : List.of(original, copy)) {
      graph.setParams(start);
      graph.fit(data);
    }
    assertNotEquals(start, original.params());
    assertEquals(original.params(), copy.params());
    assertEquals(json, ComputationGraphConfiguration.fromJson(json).toJson());
  }

  /**
   * The score by the distribution's own formula: SameDiff's, of the same outputs, is NaN now and
   * then, where its gradients are not.
   */
  static double binnedScore(WaveNetGraph reference, MultiDataSet data) {
    INDArray outputs = output(reference, data);
    INDArray codes = data.getLabels(0);
    INDArray mask = data.getLabelsMaskArray(0);
    double sum = 0;
    for (int b = 0; b < outputs.size(0); b++) {
      INDArray example = outputs.tensorAlongDimension(b, 1, 2);
      for (int t = 0; t < outputs.size(2); t++) {
        sum -=
            mask.getDouble(b, t)
                * reference
                    .spec()
                    .distribution()
                    .logProb(example.getColumn(t).toFloatVector(), 0, codes.getInt(b, 0, t));
      }
    }
    return sum / outputs.size(0);
  }

  static WaveNetGraph fused(WaveNetSpec spec) {
    WaveNetGraph graph = FusedGraph.build(spec, DataType.DOUBLE, new NoOp());
    graph.load(Networks.weights(spec, 9));
    return graph;
  }

  static WaveNetGraph reference(WaveNetSpec spec) {
    WaveNetGraph graph = ReferenceGraph.build(spec, DataType.DOUBLE, new NoOp());
    graph.load(Networks.weights(spec, 9));
    return graph;
  }

  /** The outputs of the frames that the data has; the reference adds some to the last feature's. */
  static INDArray output(WaveNetGraph reference, MultiDataSet data) {
    return reference
        .graph()
        .outputSingle(reference.adapt(data).getFeatures())
        .get(
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.interval(0, data.getFeatures(0).size(2)));
  }

  static INDArray gradient(WaveNetGraph graph, MultiDataSet data) {
    MultiDataSet adapted = graph.adapt(data);
    graph.graph().setInputs(adapted.getFeatures());
    graph.graph().setLabels(adapted.getLabels());
    graph.graph().setLayerMaskArrays(null, adapted.getLabelsMaskArrays());
    graph.graph().computeGradientAndScore();
    return graph.graph().getFlattenedGradients().dup();
  }

  static INDArray softmax(INDArray logits) {
    INDArray exp = org.nd4j.linalg.ops.transforms.Transforms.exp(logits);
    return exp.div(exp.sum(true, 1).broadcast(exp.shape()));
  }

  private static void assertClose(
      INDArray expected, INDArray actual, double tolerance, String what) {
    org.junit.jupiter.api.Assertions.assertArrayEquals(expected.shape(), actual.shape(), what);
    double worst = expected.sub(actual).amaxNumber().doubleValue();
    assertTrue(
        worst <= tolerance,
        () -> "%s: worst difference %g, allowed %g".formatted(what, worst, tolerance));
    assertTrue(expected.amaxNumber().doubleValue() > 0, () -> what + " is all zero");
  }
}
