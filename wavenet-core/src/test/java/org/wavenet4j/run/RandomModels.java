package org.wavenet4j.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.bench.RandomWeights;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Axis;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.prediction.PredictorSpec;

/** Networks with seeded random weights. */
public final class RandomModels {
  private RandomModels() {}

  /** One-hot input, two blocks, no conditioning. */
  public static WaveNetSpec tinySpec() {
    return spec(
        InputEncoding.ONE_HOT, 2, ConditioningSpec.NONE, new StackSpec(4, 3, 2, List.of(1, 2)));
  }

  public static WaveNetSpec spec(
      InputEncoding encoding, int inputTaps, ConditioningSpec conditioning, StackSpec... stacks) {
    return spec(
        MuLaw.INSTANCE,
        new InputSpec(encoding, inputTaps),
        new Categorical(256),
        conditioning,
        stacks);
  }

  /** Scalar 16-bit input through a wide kernel, no conditioning. */
  public static WaveNetSpec linearSpec(SampleDistribution distribution) {
    return spec(
        Linear16.INSTANCE,
        new InputSpec(InputEncoding.SCALAR, 16),
        distribution,
        ConditioningSpec.NONE,
        new StackSpec(4, 3, 2, List.of(1, 2)));
  }

  private static WaveNetSpec spec(
      Quantizer quantizer,
      InputSpec input,
      SampleDistribution distribution,
      ConditioningSpec conditioning,
      StackSpec... stacks) {
    return new WaveNetSpec(
        16_000, quantizer, input, List.of(stacks), 6, 7, distribution, conditioning);
  }

  /** A small prediction that forgets within 102 samples. */
  static final PredictorSpec PREDICTION = new PredictorSpec(4, 40, 7, 3, 1e-5);

  /** The same network, but one that starts from {@link #PREDICTION}. */
  static WaveNetSpec predicting(WaveNetSpec spec, boolean gaussian) {
    Axis axis = new AmplitudeAxis(spec.quantizer());
    return new WaveNetSpec(
        spec.sampleRateHz(),
        spec.quantizer(),
        spec.input(),
        spec.stacks(),
        spec.skipChannels(),
        spec.postChannels(),
        gaussian ? new Gaussian(axis) : new MixtureOfLogistics(2, axis),
        spec.conditioning(),
        Optional.of(PREDICTION));
  }

  /** Few knots, two of them within the same 64 frames; a tone ends after 75 ms. */
  private static final ToneSpec TONES = new ToneSpec(5, List.of(0, 20, 45, 300, 1200));

  /** Told the notes of a piano, with {@link #PREDICTION} and with tones. */
  public static WaveNetSpec tonalSpec(ContextSpec context) {
    ConditioningSpec notes = PianoRoll.conditioning(16_000, context);
    StackSpec stack = new StackSpec(5, 4, 2, List.of(1, 2, 4));
    WaveNetSpec spec = predicting(spec(InputEncoding.ONE_HOT, 2, notes, stack), false);
    return new WaveNetSpec(
        spec.sampleRateHz(),
        spec.quantizer(),
        spec.input(),
        spec.stacks(),
        spec.skipChannels(),
        spec.postChannels(),
        spec.distribution(),
        spec.conditioning(),
        spec.prediction(),
        Optional.of(TONES));
  }

  /** Weights of a size that keeps activations near 1, so that no gate is stuck. */
  public static Model model(WaveNetSpec spec, long seed) {
    return RandomWeights.model(spec, seed);
  }

  /** Any code, uniformly. */
  public static int[] codes(int frames, long seed) {
    return new Random(seed).ints(frames, 0, 256).toArray();
  }

  /** Numbers around 0. */
  public static float[] gaussian(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** One of many shapes, for a test that wants all of them. */
  public static WaveNetSpec randomSpec(long seed) {
    Random random = new Random(seed);
    int[] widths = {1, 3, 5, 8, 17};
    List<StackSpec> stacks = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int s = 0; s < count; s++) {
      List<Integer> dilations = new ArrayList<>();
      for (int l = 0; l < 1 + random.nextInt(4); l++) {
        dilations.add(1 + random.nextInt(20));
      }
      int channels = widths[random.nextInt(widths.length)];
      int gate = widths[random.nextInt(widths.length)];
      stacks.add(new StackSpec(channels, gate, 1 + random.nextInt(3), dilations));
    }
    ConditioningSpec conditioning = new ConditioningSpec(random.nextInt(3), 1, random.nextInt(3));
    InputEncoding encoding = InputEncoding.values()[random.nextInt(2)];
    return spec(encoding, 1 + random.nextInt(3), conditioning, stacks.toArray(new StackSpec[0]));
  }

  /** One of many shapes with scalar 16-bit input, for a distribution over 16-bit codes. */
  static WaveNetSpec randomSpec(long seed, SampleDistribution distribution) {
    WaveNetSpec spec = randomSpec(seed);
    InputSpec input = new InputSpec(InputEncoding.SCALAR, 1 + (int) (seed % 17));
    StackSpec[] stacks = spec.stacks().toArray(new StackSpec[0]);
    return spec(Linear16.INSTANCE, input, distribution, spec.conditioning(), stacks);
  }
}
