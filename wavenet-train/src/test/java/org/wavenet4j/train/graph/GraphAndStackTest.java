package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.DilatedStack;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.ScalarKernels;

/** The invariants that hold a graph and the stack that its weights are exported to together. */
class GraphAndStackTest {
  private static final int FRAMES = 64;

  static List<WaveNetSpec> specs() {
    ConditioningSpec conditioning = new ConditioningSpec(4, 3, 3);
    List<WaveNetSpec> specs = new ArrayList<>(frontSpecs());
    for (int inputTaps : new int[] {2, 5, 16, 32}) {
      specs.add(Networks.scalar(inputTaps, new Categorical(256), ConditioningSpec.NONE));
      for (int levels : new int[] {256, 1 << 16}) {
        specs.add(
            Networks.scalar(inputTaps, new MixtureOfLogistics(4, levels), ConditioningSpec.NONE));
        specs.add(Networks.scalar(inputTaps, new Gaussian(levels), conditioning));
      }
    }
    return specs;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void graphEqualsExportedStackFromFrameZeroForEveryBlockSize(WaveNetSpec spec) {
    WaveNetGraph network = FusedGraph.build(spec, DataType.DOUBLE, new NoOp());
    network.load(Networks.weights(spec, 4));
    MultiDataSet data = Networks.data(spec, 1, FRAMES, DataType.DOUBLE, 5);
    INDArray expected = network.graph().outputSingle(data.getFeatures());
    int outputs = spec.distribution().parameterCount();
    Model model = new Model(spec, network.weights(network.graph().params()), Provenance.unknown());

    for (int block : new int[] {1, 7, 64}) {
      float[] actual = stackOutput(model, data, block);
      double worst = 0;
      for (int t = 0; t < FRAMES; t++) {
        for (int o = 0; o < outputs; o++) {
          worst = Math.max(worst, Math.abs(expected.getDouble(0, o, t) - actual[t * outputs + o]));
        }
      }
      double difference = worst;
      // Logits of about 1 from sums of floats against sums of doubles.
      assertTrue(worst < 2e-5, () -> "block " + block + ": worst difference " + difference);
    }
  }

  private static float[] stackOutput(Model model, MultiDataSet data, int block) {
    WaveNetSpec spec = model.spec();
    int channels = spec.conditioning().localChannels();
    int hop = spec.conditioning().localHopFrames();
    int[] codes = new int[FRAMES];
    float[] local = new float[FRAMES * channels];
    for (int t = 0; t < FRAMES; t++) {
      double value = data.getFeatures(0).getDouble(0, 0, t);
      boolean oneHot = spec.input().encoding() == InputEncoding.ONE_HOT;
      codes[t] = oneHot ? (int) value : spec.quantizer().encode((float) value);
      for (int k = 0; k < channels; k++) {
        local[t * channels + k] = data.getFeatures(1).getFloat(0, k, t / hop);
      }
    }
    DilatedStack stack =
        new DilatedStack(new Engine(new PackedWeights(model), ScalarKernels.INSTANCE), FRAMES);
    if (spec.conditioning().global()) {
      stack.setGlobal(data.getFeatures(2).toFloatVector());
    }
    int outputs = spec.distribution().parameterCount();
    float[] all = new float[FRAMES * outputs];
    float[] out = new float[block * outputs];
    for (int t = 0; t < FRAMES; t += block) {
      int count = Math.min(block, FRAMES - t);
      stack.process(codes, t, count, local, t * channels, out);
      System.arraycopy(out, 0, all, t * outputs, count * outputs);
    }
    return all;
  }

  static List<WaveNetSpec> frontSpecs() {
    List<WaveNetSpec> specs = new ArrayList<>();
    for (int kernelSize : new int[] {2, 3}) {
      for (InputEncoding encoding : InputEncoding.values()) {
        specs.add(Networks.small(kernelSize, encoding, ConditioningSpec.NONE));
        specs.add(Networks.small(kernelSize, encoding, new ConditioningSpec(4, 5, 3)));
      }
    }
    specs.add(Networks.scalar(16, new Gaussian(1 << 16), ConditioningSpec.NONE));
    return specs;
  }

  @ParameterizedTest
  @MethodSource("frontSpecs")
  void changedFrameReachesOutputsFromItselfToTheEndOfTheReceptiveField(WaveNetSpec spec) {
    WaveNetGraph network = FusedGraph.build(spec, DataType.DOUBLE, new NoOp());
    network.load(Networks.weights(spec, 4));
    boolean[] reached = new boolean[spec.receptiveField().frames()];
    // The relus of the head may hide a change at one place; not at all of these.
    for (int changed = 10; changed < 30; changed++) {
      MultiDataSet data = Networks.data(spec, 1, FRAMES, DataType.DOUBLE, 5);
      INDArray before = network.graph().outputSingle(data.getFeatures()).dup();
      INDArray input = data.getFeatures(0);
      double value = input.getDouble(0, 0, changed);
      input.putScalar(
          new int[] {0, 0, changed},
          spec.input().encoding() == InputEncoding.ONE_HOT ? 255 - value : value + 0.1);
      INDArray after = network.graph().outputSingle(data.getFeatures());
      for (int t = 0; t < FRAMES; t++) {
        boolean moved = !frame(before, t).equalsWithEps(frame(after, t), 1e-12);
        int distance = t - changed;
        if (distance >= 0 && distance < reached.length) {
          reached[distance] |= moved;
        } else {
          assertFalse(moved, "frame " + t + " moved by a change of frame " + changed);
        }
      }
    }
    assertTrue(reached[0] && reached[reached.length - 1], () -> Arrays.toString(reached));
  }

  private static INDArray frame(INDArray output, int t) {
    return output
        .get(
            org.nd4j.linalg.indexing.NDArrayIndex.point(0),
            org.nd4j.linalg.indexing.NDArrayIndex.all(),
            org.nd4j.linalg.indexing.NDArrayIndex.point(t))
        .dup();
  }
}
