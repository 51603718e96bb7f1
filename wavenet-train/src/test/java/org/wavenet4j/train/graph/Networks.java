package org.wavenet4j.train.graph;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;
import org.wavenet4j.prediction.PredictorSpec;

/** Small networks and data for the graph's tests. */
final class Networks {
  private Networks() {}

  /** Two stacks of different widths. */
  static WaveNetSpec small(int kernelSize, InputEncoding encoding, ConditioningSpec conditioning) {
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(encoding, kernelSize),
        List.of(
            new StackSpec(4, 5, kernelSize, List.of(1, 2, 4)),
            new StackSpec(6, 3, kernelSize, List.of(1, 3))),
        7,
        9,
        new Categorical(256),
        conditioning);
  }

  /** Four local features and three global ones; a context stack that sees three frames around. */
  static ConditioningSpec withContext(int hopFrames) {
    ContextSpec context = new ContextSpec(5, 3, List.of(2, 1));
    return new ConditioningSpec(LocalFeatures.GIVEN, 4, hopFrames, context, 3);
  }

  /** The same with scalar input through a kernel of its own, and any distribution. */
  static WaveNetSpec scalar(
      int inputTaps, SampleDistribution distribution, ConditioningSpec conditioning) {
    WaveNetSpec small = small(2, InputEncoding.SCALAR, conditioning);
    return with(small, new InputSpec(InputEncoding.SCALAR, inputTaps), distribution);
  }

  /** The fewest parameters that have every kind of tensor, with any distribution. */
  static WaveNetSpec tiny(SampleDistribution distribution, ConditioningSpec conditioning) {
    WaveNetSpec tiny = tiny(InputEncoding.SCALAR, conditioning);
    return with(tiny, tiny.input(), distribution);
  }

  /** The quantizer is the one of as many codes. */
  private static WaveNetSpec with(
      WaveNetSpec spec, InputSpec input, SampleDistribution distribution) {
    return new WaveNetSpec(
        spec.sampleRateHz(),
        distribution.levels() == 256 ? MuLaw.INSTANCE : Linear16.INSTANCE,
        input,
        spec.stacks(),
        spec.skipChannels(),
        spec.postChannels(),
        distribution,
        spec.conditioning());
  }

  /** The same network, told a prediction, and with outputs that are relative to it. */
  static WaveNetSpec predicting(WaveNetSpec spec, BinnedDistribution distribution) {
    return new WaveNetSpec(
        spec.sampleRateHz(),
        spec.quantizer(),
        spec.input(),
        spec.stacks(),
        spec.skipChannels(),
        spec.postChannels(),
        distribution,
        spec.conditioning(),
        Optional.of(PredictorSpec.at(spec.sampleRateHz())));
  }

  /** The fewest parameters that have every kind of tensor. */
  static WaveNetSpec tiny(InputEncoding encoding, ConditioningSpec conditioning) {
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(encoding, 2),
        List.of(new StackSpec(2, 2, 2, List.of(1, 2)), new StackSpec(3, 1, 2, List.of(1))),
        2,
        1,
        new Categorical(256),
        conditioning);
  }

  /** Weights of about unit gain, biases included, so that every term of the formula shows. */
  static Weights weights(WaveNetSpec spec, long seed) {
    Weights weights = InitialWeights.draw(spec, seed);
    Random random = new Random(seed + 1);
    for (TensorSpec tensor : weights.tensors()) {
      if (tensor.name().endsWith(".bias")) {
        float[] bias = weights.get(tensor.name());
        for (int i = 0; i < bias.length; i++) {
          bias[i] = (float) (random.nextGaussian() * 0.3);
        }
      }
    }
    return weights;
  }

  /**
   * Random codes, the outermost among them, scalar input of the usual level of sound, and a mask
   * that leaves out the first quarter of each example and some frames more.
   */
  static MultiDataSet data(WaveNetSpec spec, int batch, int frames, DataType type, long seed) {
    Random random = new Random(seed);
    int levels = spec.quantizer().levels();
    INDArray input = Nd4j.create(type, batch, 1, frames);
    boolean predicts = spec.prediction().isPresent();
    INDArray labels = Nd4j.create(type, batch, predicts ? 3 : 1, frames);
    INDArray mask = Nd4j.create(type, batch, frames);
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < frames; t++) {
        boolean oneHot = spec.input().encoding() == InputEncoding.ONE_HOT;
        int code =
            oneHot
                ? random.nextInt(levels)
                : spec.quantizer().encode((float) (0.1 * random.nextGaussian()));
        input.putScalar(new int[] {b, 0, t}, oneHot ? code : spec.quantizer().decode(code));
        if (predicts) {
          putExpected(spec.quantizer(), labels, b, t, random);
        } else {
          labels.putScalar(
              new int[] {b, 0, t}, t % 9 == 8 ? edge(random, levels) : random.nextInt(levels));
        }
        mask.putScalar(b, t, t < frames / 4 || random.nextInt(5) == 0 ? 0 : 1);
      }
    }
    return new MultiDataSet(
        features(spec, input, random), new INDArray[] {labels}, null, new INDArray[] {mask});
  }

  /**
   * A location, a scale, and the code of an amplitude about as far off; every ninth beyond one end
   * of the axis. Single precision, so that networks of either type are told the same.
   */
  private static void putExpected(
      Quantizer quantizer, INDArray labels, int b, int t, Random random) {
    float scale = (float) (0.02 * Math.exp(0.5 * random.nextGaussian()));
    float location = (float) (0.1 * random.nextGaussian());
    float amplitude = (float) (location + scale * random.nextGaussian());
    if (t % 9 == 8) {
      amplitude = random.nextBoolean() ? 1 : -1;
      location = amplitude * (float) (1 - scale * random.nextDouble());
    }
    labels.putScalar(new int[] {b, 0, t}, quantizer.encode(amplitude));
    labels.putScalar(new int[] {b, CodeLoss.LOCATION_ROW, t}, location);
    labels.putScalar(new int[] {b, CodeLoss.SCALE_ROW, t}, scale);
  }

  private static int edge(Random random, int levels) {
    return random.nextBoolean() ? 0 : levels - 1;
  }

  private static INDArray[] features(WaveNetSpec spec, INDArray input, Random random) {
    ConditioningSpec conditioning = spec.conditioning();
    java.util.ArrayList<INDArray> features = new java.util.ArrayList<>(List.of(input));
    if (spec.prediction().isPresent()) {
      features.add(
          gaussian(random, input.size(0), spec.expectedInputs(), input.size(2))
              .castTo(input.dataType()));
    }
    if (conditioning.local()) {
      int columns = conditioning.featureFrames((int) input.size(2));
      columns += 2 * conditioning.context().reachFrames();
      features.add(
          gaussian(random, input.size(0), conditioning.localChannels(), columns)
              .castTo(input.dataType()));
    }
    if (conditioning.global()) {
      features.add(
          gaussian(random, input.size(0), conditioning.globalChannels()).castTo(input.dataType()));
    }
    return features.toArray(new INDArray[0]);
  }

  private static INDArray gaussian(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }
}
