package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class OnsetDetectorTest {
  private static final int RATE_HZ = 16_000;
  private static final double[] STARTS = {0, 0.5, 0.83, 1.0, 1.12, 2.4}; // seconds

  private static float[] sound(double seconds, DoubleUnaryOperator atSecond) {
    float[] samples = new float[(int) (seconds * RATE_HZ)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) atSecond.applyAsDouble((double) i / RATE_HZ);
    }
    return samples;
  }

  private static double[] onsets(float[] samples) {
    return new OnsetDetector(RATE_HZ).onsets(samples);
  }

  private static float[] clicks() {
    float[] samples = new float[3 * RATE_HZ];
    for (double start : STARTS) {
      samples[(int) (start * RATE_HZ)] = 0.5f;
    }
    return samples;
  }

  /** Decaying tones, each a fourth above the one before. */
  private static double plucked(double second) {
    double sum = 0;
    for (int i = 0; i < STARTS.length; i++) {
      double since = second - STARTS[i];
      double hz = 200 * Math.pow(4 / 3.0, i);
      sum += since < 0 ? 0 : 0.2 * Math.exp(-4 * since) * Math.sin(2 * Math.PI * hz * since);
    }
    return sum;
  }

  private static float[] scaled(float[] samples, float factor) {
    float[] scaled = samples.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  @Test
  void clicksAreFoundWithinTenMillisecondsAndNothingElse() {
    assertArrayEquals(STARTS, onsets(clicks()), 0.010);
  }

  @Test
  void tonesOverTonesAreFoundWithinTenMillisecondsAndNothingElse() {
    assertArrayEquals(STARTS, onsets(sound(3, OnsetDetectorTest::plucked)), 0.010);
  }

  @Test
  void levelDoesNotMatter() {
    float[] samples = sound(3, OnsetDetectorTest::plucked);
    // A power of two changes no bit but the exponent's.
    assertArrayEquals(onsets(samples), onsets(scaled(samples, 1 / 64f)));
  }

  @Test
  void otherSampleRatesFindTheSame() {
    for (int rateHz : new int[] {8000, 22_050, 44_100, 48_000}) {
      float[] samples = new float[3 * rateHz];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) plucked((double) i / rateHz);
      }
      assertArrayEquals(STARTS, new OnsetDetector(rateHz).onsets(samples), 0.015, rateHz + " Hz");
    }
  }

  @Test
  void vibratoAndTremoloBeginNothingOnTheirWay() {
    float[] vibrato = sound(4, t -> harmonics(440 * t + 440 * 0.03 / 10 * Math.sin(10 * t)));
    assertArrayEquals(new double[] {0}, onsets(vibrato), 0.015);
    float[] tremolo = sound(4, t -> (1 + 0.3 * Math.sin(30 * t)) * harmonics(440 * t));
    assertArrayEquals(new double[] {0}, onsets(tremolo), 0.015);
  }

  private static double harmonics(double turns) {
    double sum = 0;
    for (int h = 1; h <= 5; h++) {
      sum += 0.1 / h * Math.sin(2 * Math.PI * h * turns);
    }
    return sum;
  }

  @Test
  void steadyNoiseHasHardlyAnyOnsets() {
    Random random = new Random(1);
    int found = onsets(sound(30, t -> 0.1 * random.nextGaussian())).length;
    assertTrue(found <= 10, found + " onsets in half a minute of noise");
  }

  @Test
  void silenceAndWhatIsUnderSixteenBitsHaveNone() {
    assertEquals(0, onsets(new float[RATE_HZ]).length);
    assertEquals(0, onsets(scaled(clicks(), 1e-6f)).length);
  }

  @Test
  void soundsShorterThanAWindowAreTaken() {
    for (int frames : new int[] {0, 1, 31, 32, 33, 511, 512, 1023, 1024, 1025}) {
      float[] samples = new float[frames];
      Arrays.fill(samples, 0.5f);
      assertTrue(onsets(samples).length <= 1, frames + " samples");
    }
  }

  @Test
  void endOfACutToneIsNoOnset() {
    assertArrayEquals(new double[] {0}, onsets(sound(2.0503, t -> harmonics(440 * t))), 0.015);
  }

  @Test
  void fluxForgetsTheSoundBefore() {
    SpectralFlux flux = new SpectralFlux(RATE_HZ);
    float[] tone = sound(1, t -> harmonics(440 * t));
    assertArrayEquals(flux.of(tone), flux.of(tone));
  }

  @Test
  void noiseSpeckledWithClicksHasNoTwoOnsetsWithin25Milliseconds() {
    Random random = new Random(2);
    float[] samples = sound(10, t -> random.nextInt(400) == 0 ? 0.5 : 0);
    double[] onsets = onsets(samples);
    assertTrue(onsets.length > 20, onsets.length + " onsets");
    for (int i = 1; i < onsets.length; i++) {
      assertTrue(onsets[i] - onsets[i - 1] >= 0.025 - 1e-9, "onset " + i + " at " + onsets[i]);
    }
  }

  @Test
  void badArgumentsAreRefused() {
    float[] broken = new float[RATE_HZ];
    broken[7] = Float.POSITIVE_INFINITY;
    assertThrows(IllegalArgumentException.class, () -> onsets(broken));
    assertThrows(IllegalArgumentException.class, () -> new OnsetDetector(999));
  }
}
