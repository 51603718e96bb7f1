package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.measure.BitsPerSample;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.Provenance;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.model.Weights;
import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.PianoRoll;

class InitialWeightsTest {
  static List<SampleDistribution> binned() {
    return List.of(
        new MixtureOfLogistics(10, 256),
        new Gaussian(256),
        new MixtureOfLogistics(1, 1 << 16),
        new MixtureOfLogistics(10, 1 << 16),
        new Gaussian(1 << 16));
  }

  private static WaveNetSpec spec(int taps, SampleDistribution distribution) {
    Quantizer quantizer = distribution.levels() == 256 ? MuLaw.INSTANCE : Linear16.INSTANCE;
    return new WaveNetSpec(
        16_000,
        quantizer,
        new InputSpec(InputEncoding.SCALAR, taps),
        List.of(new StackSpec(32, 32, 2, List.of(1, 2, 4, 8, 16, 32))),
        32,
        64,
        distribution,
        ConditioningSpec.NONE);
  }

  @ParameterizedTest
  @MethodSource("binned")
  void soundCostsAboutAnEvenGuessBeforeTraining(SampleDistribution distribution) {
    WaveNetSpec spec = spec(16, distribution);
    double even = Math.log(distribution.levels()) / Math.log(2);
    Random random = new Random(2);
    for (double amplitude : new double[] {0.001, 0.1, 0.7}) {
      float[] samples = new float[1000];
      for (int t = 0; t < samples.length; t++) {
        double tone = Math.sin(2 * Math.PI * 440 * t / 16_000);
        samples[t] = (float) (amplitude * (tone + 0.1 * random.nextGaussian()));
      }
      BitsPerSample bits =
          new BitsPerSample(new Model(spec, InitialWeights.draw(spec, 3), Provenance.unknown()));
      bits.add(samples, 0, samples.length);
      assertEquals(even, bits.result(), 2, "amplitude " + amplitude);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 32})
  void aScalarFrontMakesActivationsOfAboutOneFromSoundOfTheUsualLevel(int taps) {
    WaveNetSpec spec = spec(taps, new Gaussian(1 << 16));
    float[] weights = InitialWeights.draw(spec, 5).get(TensorNames.FRONT_WEIGHT);
    Random random = new Random(6);
    double squares = 0;
    for (int trial = 0; trial < 100; trial++) {
      double[] sums = new double[32];
      for (int tap = 0; tap < taps; tap++) {
        double sample = 0.1 * random.nextGaussian();
        for (int r = 0; r < 32; r++) {
          sums[r] += weights[tap * 32 + r] * sample;
        }
      }
      for (double sum : sums) {
        squares += sum * sum / sums.length / 100;
      }
    }
    assertEquals(1, Math.sqrt(squares), 0.3);
  }

  /** Four keys held at half of full velocity: squares of 1, and 1 of the level. */
  @Test
  void notesMakeActivationsOfAboutOneInEveryLayerOfTheContextStackAndInTheBlocks() {
    List<NoteEvent> chord =
        IntStream.of(48, 55, 60, 64).mapToObj(key -> new NoteEvent(0, 60, 60, key, 64)).toList();
    float[] roll = new float[PianoRoll.CHANNELS];
    new PianoRoll(chord, 16_000).read(1000, 1, roll, 0);
    double[] x = IntStream.range(0, roll.length).mapToDouble(c -> roll[c]).toArray();
    ContextSpec context = new ContextSpec(64, 3, List.of(1, 2, 4));
    Weights weights = InitialWeights.draw(notes(context), 4);
    for (int layer = 0; layer < 3; layer++) {
      x = held(weights.get(TensorNames.context(layer, "weight")), 3, x);
      if (layer < 2) {
        x = Arrays.stream(x).map(y -> y < 0 ? 0.2 * y : y).toArray();
      }
      assertEquals(1, rms(x), 0.3, "layer " + layer);
    }
    String local = TensorNames.layer(0, 2, "local.weight");
    assertEquals(1, rms(held(weights.get(local), 1, x)), 0.3);
    Weights without = InitialWeights.draw(notes(ContextSpec.NONE), 4);
    double[] features = IntStream.range(0, roll.length).mapToDouble(c -> roll[c]).toArray();
    assertEquals(1, rms(held(without.get(local), 1, features)), 0.3);
  }

  private static WaveNetSpec notes(ContextSpec context) {
    WaveNetSpec spec = spec(16, new Gaussian(256));
    return new WaveNetSpec(
        spec.sampleRateHz(),
        spec.quantizer(),
        spec.input(),
        spec.stacks(),
        spec.skipChannels(),
        spec.postChannels(),
        spec.distribution(),
        new ConditioningSpec(LocalFeatures.NOTES, PianoRoll.CHANNELS, 64, context, 0));
  }

  /** {@code [out][taps][in]} weights of inputs that stay as they are. */
  private static double[] held(float[] weights, int taps, double[] x) {
    double[] y = new double[weights.length / taps / x.length];
    for (int i = 0; i < weights.length; i++) {
      y[i / (taps * x.length)] += weights[i] * x[i % x.length];
    }
    return y;
  }

  private static double rms(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum() / values.length);
  }

  @Test
  void theMeansOfAMixtureStartEvenlyOverTheAxis() {
    WaveNetSpec spec = spec(4, new MixtureOfLogistics(4, 1 << 16));
    float log4 = (float) Math.log(4);
    assertArrayEquals(
        new float[] {0, 0, 0, 0, -0.75f, -0.25f, 0.25f, 0.75f, -log4, -log4, -log4, -log4},
        InitialWeights.draw(spec, 1).get(TensorNames.OUTPUT_BIAS));
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndOneHotRowsRiseWithTheirCode() {
    WaveNetSpec spec = Networks.small(2, InputEncoding.ONE_HOT, ConditioningSpec.NONE);
    float[] front = InitialWeights.draw(spec, 8).get(TensorNames.FRONT_WEIGHT);
    assertArrayEquals(front, InitialWeights.draw(spec, 8).get(TensorNames.FRONT_WEIGHT));
    // Two scales of amplitude, each a normal number times -1 to 1, and noise of 0.05.
    for (int r = 0; r < 4; r++) {
      double sum = (double) front[r] + front[255 * 4 + r];
      assertTrue(Math.abs(sum) < 0.5, "opposite codes of channel " + r + " add up to " + sum);
    }
  }
}
