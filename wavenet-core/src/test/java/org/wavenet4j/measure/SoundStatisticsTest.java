package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundStatisticsTest {
  private static final int RATE_HZ = 16_000;

  private static float[] sine(double amplitude, double frequencyHz, int frames) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequencyHz * i / RATE_HZ));
    }
    return samples;
  }

  private static float[] noise(double deviation, int frames) {
    Random random = new Random(5);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (deviation * random.nextGaussian());
    }
    return samples;
  }

  @Test
  void levelsOfASineAreThoseOfTheTextbook() {
    SoundStatistics facts = SoundStatistics.of(sine(0.5, 1000, RATE_HZ), RATE_HZ);
    assertEquals(1.0, facts.seconds());
    assertEquals(-6.0206, facts.peakDbfs(), 1e-3);
    assertEquals(-9.0309, facts.rmsDbfs(), 1e-3);
    assertEquals(0, facts.dcOffset(), 1e-7);
    assertEquals(0, facts.clippedFraction());
    assertEquals(0, facts.silentFraction());
    assertEquals(0, facts.spectralFlatness(), 1e-3);
  }

  @Test
  void offsetIsTheMean() {
    assertEquals(
        0.25, SoundStatistics.of(new float[] {0.5f, 0, 0.5f, 0}, RATE_HZ).dcOffset(), 1e-9);
  }

  @Test
  void flatnessOfWhiteNoiseIsTheExpectedOneOfAPeriodogram() {
    // Bins are exponentially distributed: exp(E ln p) / E p = exp(-0.5772).
    double flatness = SoundStatistics.of(noise(0.1, 10 * RATE_HZ), RATE_HZ).spectralFlatness();
    assertEquals(0.5615, flatness, 0.01);
  }

  @Test
  void flatnessLeavesSilenceOut() {
    float[] samples = noise(0.1, 10 * RATE_HZ);
    float[] half = samples.clone();
    Arrays.fill(half, half.length / 2, half.length, 0);
    assertEquals(
        SoundStatistics.of(samples, RATE_HZ).spectralFlatness(),
        SoundStatistics.of(half, RATE_HZ).spectralFlatness(),
        0.02);
  }

  @Test
  void clippedSamplesAreRunsOfThreeAtFullScaleOnOneSide() {
    float[] samples = {
      0, 1, 1, 0, 1, 1, 1, 0, -1, -1, -1, -1, 0, 1, -1, 1, 1, -1, -1, 0.9985f, 0.9995f, 1, 2, 0, 0
    };
    // 3 + 4 + 3 (0.9995, 1, 2)
    assertEquals(10 / 25.0, SoundStatistics.of(samples, RATE_HZ).clippedFraction());
  }

  @Test
  void silentFramesAreThoseUnderMinus60Dbfs() {
    float[] samples = new float[320 * 4 + 100];
    Arrays.fill(samples, 0, 320, 0.00101f);
    Arrays.fill(samples, 320, 640, 0.00099f);
    samples[700] = 0.1f; // its mean square over the frame is 3.1e-5
    samples[320 * 4 + 50] = 0.1f;
    // Five frames, the last shorter: loud, silent, loud, silent, loud.
    assertEquals(2 / 5.0, SoundStatistics.of(samples, RATE_HZ).silentFraction());
  }

  @Test
  void digitalSilenceAndNothingHaveTheLowestLevel() {
    SoundStatistics silence = SoundStatistics.of(new float[RATE_HZ], RATE_HZ);
    assertEquals(new SoundStatistics(1, -200, -200, 0, 0, 1, 0, 0), silence);
    SoundStatistics nothing = SoundStatistics.of(new float[0], RATE_HZ);
    assertEquals(new SoundStatistics(0, -200, -200, 0, 0, 0, 0, 0), nothing);
  }

  @Test
  void numbersThatAreNoneAreCountedAndTakenAsSilence() {
    float[] samples = {Float.NaN, Float.POSITIVE_INFINITY, 0.5f, Float.NEGATIVE_INFINITY};
    SoundStatistics facts = SoundStatistics.of(samples, RATE_HZ);
    assertEquals(3, facts.nonFiniteSamples());
    assertEquals(-6.0206, facts.peakDbfs(), 1e-3);
    assertEquals(0.125, facts.dcOffset());
  }

  @Test
  void resultIsTheSameForEveryBlockSize() {
    float[] samples = noise(0.4, 40_000);
    SoundStatistics whole = SoundStatistics.of(samples, 44_100);
    assertTrue(whole.clippedFraction() >= 0 && whole.spectralFlatness() > 0);
    for (int size : new int[] {1, 7, 320, 4097}) {
      SoundMeter meter = new SoundMeter(44_100);
      for (int i = 0; i < samples.length; i += size) {
        meter.add(samples, i, Math.min(size, samples.length - i));
      }
      assertEquals(whole, meter.statistics(), "blocks of " + size);
    }
  }
}
