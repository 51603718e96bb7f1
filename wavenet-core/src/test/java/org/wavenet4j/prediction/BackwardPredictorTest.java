package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackwardPredictorTest {
  private static final int ORDER = 6;
  private static final int WINDOW = 96;
  private static final int UPDATE = 10;
  private static final PredictorSpec SMALL = new PredictorSpec(ORDER, WINDOW, UPDATE, 8, 1e-6);
  private static final PredictorSpec USUAL = PredictorSpec.at(16_000);

  /** {@code x[t] = 1.6 x[t-1] - 0.8 x[t-2]} and white noise: a resonance. */
  private static float[] resonance(int frames, double noise) {
    Random random = new Random(6);
    float[] samples = new float[frames];
    for (int t = 0; t < frames; t++) {
      double past = (t > 0 ? 1.6 * samples[t - 1] : 0) - (t > 1 ? 0.8 * samples[t - 2] : 0);
      samples[t] = (float) (past + noise * random.nextGaussian());
    }
    return samples;
  }

  private record Followed(float[] predictions, float[] scales) {
    static Followed of(BackwardPredictor predictor, float[] samples, int from, int blockFrames) {
      Followed all = new Followed(new float[samples.length], new float[samples.length]);
      float[] predictions = new float[blockFrames];
      float[] scales = new float[blockFrames];
      for (int t = from; t < samples.length; t += blockFrames) {
        int count = Math.min(blockFrames, samples.length - t);
        predictor.follow(samples, t, count, predictions, scales);
        System.arraycopy(predictions, 0, all.predictions, t, count);
        System.arraycopy(scales, 0, all.scales, t, count);
      }
      return all;
    }

    void assertSameBits(Followed other, int from, int to) {
      assertArrayEquals(
          Arrays.copyOfRange(predictions, from, to),
          Arrays.copyOfRange(other.predictions, from, to));
      assertArrayEquals(
          Arrays.copyOfRange(scales, from, to), Arrays.copyOfRange(other.scales, from, to));
    }
  }

  /** From the definition: window, lags, normal equations. */
  private static double[] coefficients(float[] samples, int end) {
    double[] windowed = new double[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      double weight =
          i < 90 ? Math.sin(Math.PI * (i + 0.5) / 180) : Math.cos(Math.PI * (i - 90 + 0.5) / 12);
      int t = end - WINDOW + i;
      windowed[i] = weight * (t < 0 ? 0 : samples[t]);
    }
    double[] lags = NormalEquations.lags(windowed, ORDER);
    lags[0] = lags[0] * 1.000001;
    return NormalEquations.solve(lags);
  }

  @Test
  void predictsByTheNormalEquationsOfTheWindowAtEachUpdate() {
    float[] samples = resonance(1500, 0.05);
    BackwardPredictor predictor = new BackwardPredictor(SMALL);
    double[] expected = new double[ORDER];
    for (int t = 0; t < samples.length; t++) {
      if (t > 0 && t % UPDATE == 0) {
        expected = coefficients(samples, t);
      }
      double prediction = 0;
      for (int j = 1; j <= Math.min(ORDER, t); j++) {
        prediction += expected[j - 1] * samples[t - j];
      }
      assertEquals(Math.max(-1, Math.min(1, prediction)), predictor.prediction(), 1e-6, "t " + t);
      predictor.add(samples[t]);
    }
  }

  @Test
  void bandwidthExpansionMultipliesEachCoefficientByAPowerOfIt() {
    float[] samples = resonance(400, 0.05);
    BackwardPredictor plain = new BackwardPredictor(SMALL);
    PredictorSpec leaking =
        new PredictorSpec(ORDER, WINDOW, UPDATE, SMALL.scaleFrames(), SMALL.whiteNoise(), 0.9);
    BackwardPredictor expanded = new BackwardPredictor(leaking);
    for (float sample : samples) {
      plain.add(sample);
      expanded.add(sample);
    }
    for (int lag = 1; lag <= ORDER; lag++) {
      assertTrue(Math.abs(plain.coefficient(lag)) > 1e-3, "lag " + lag);
      assertEquals(Math.pow(0.9, lag), expanded.coefficient(lag) / plain.coefficient(lag), 1e-12);
    }
  }

  @Test
  void scaleIsTheRootOfTheFadingMeanSquaredError() {
    float[] samples = resonance(300, 0.05);
    BackwardPredictor predictor = new BackwardPredictor(SMALL);
    double variance = 1e-4;
    for (float sample : samples) {
      assertEquals(Math.sqrt(variance), predictor.scale(), 1e-7);
      double error = sample - predictor.prediction();
      variance = Math.exp(-1.0 / 8) * variance + (1 - Math.exp(-1.0 / 8)) * error * error;
      predictor.add(sample);
    }
  }

  @Test
  void findsTheCoefficientsAndTheNoiseOfAResonance() {
    BackwardPredictor predictor =
        new BackwardPredictor(new PredictorSpec(2, 16_384, 64, 4096, 1e-9));
    for (float sample : resonance(40_000, 0.05)) {
      predictor.add(sample);
    }
    assertEquals(1.6, predictor.coefficient(1), 0.02);
    assertEquals(-0.8, predictor.coefficient(2), 0.02);
    assertEquals(0.05, predictor.scale(), 0.003);
  }

  @Test
  void changedSampleChangesNoPredictionBeforeIt() {
    float[] samples = resonance(4000, 0.05);
    Followed before = Followed.of(new BackwardPredictor(USUAL), samples, 0, 100);
    for (int changed : new int[] {0, 1, 63, 64, 1023, 2500}) {
      float[] other = samples.clone();
      other[changed] += 0.1f;
      Followed after = Followed.of(new BackwardPredictor(USUAL), other, 0, 100);
      before.assertSameBits(after, 0, changed + 1);
      assertNotEquals(before.scales[changed + 1], after.scales[changed + 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 63, 64, 257, 4000})
  void blocksLeaveNoTrace(int blockFrames) {
    float[] samples = resonance(4000, 0.05);
    Followed alone = Followed.of(new BackwardPredictor(USUAL), samples, 0, 1);
    Followed blocks = Followed.of(new BackwardPredictor(USUAL), samples, 0, blockFrames);
    alone.assertSameBits(blocks, 0, samples.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 1000, 2500, 9999})
  void nothingOlderThanTheReachIsRemembered(int position) {
    float[] samples = resonance(16_000, 0.05);
    Followed whole = Followed.of(new BackwardPredictor(USUAL), samples, 0, 64);
    BackwardPredictor late = new BackwardPredictor(USUAL);
    Followed.of(late, samples, 777, 64); // another past
    late.restart(position);
    int certain = position + USUAL.reachFrames();
    whole.assertSameBits(Followed.of(late, samples, position, 64), certain, samples.length);
  }

  @Test
  void aPlaceBetweenEstimationsMatters() {
    float[] samples = resonance(16_000, 0.05);
    Followed whole = Followed.of(new BackwardPredictor(USUAL), samples, 0, 64);
    BackwardPredictor displaced = new BackwardPredictor(USUAL);
    displaced.restart(1001);
    Followed other = Followed.of(displaced, samples, 1000, 64);
    assertNotEquals(whole.predictions[9000], other.predictions[9000]);
  }

  @Test
  void restartForgetsEverything() {
    float[] samples = resonance(3000, 0.05);
    BackwardPredictor predictor = new BackwardPredictor(USUAL);
    Followed first = Followed.of(predictor, samples, 0, 64);
    predictor.restart(0);
    first.assertSameBits(Followed.of(predictor, samples, 0, 64), 0, samples.length);
  }

  @Test
  void silenceIsPredictedAsSilence() {
    BackwardPredictor predictor = new BackwardPredictor(USUAL);
    for (int t = 0; t < 3000; t++) {
      assertEquals(0, predictor.prediction());
      predictor.add(0);
    }
    assertEquals(1e-6f, predictor.scale());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50, 1000})
  void fullScaleSquareWavesAndSilenceBetweenThemStayFinite(int halfPeriod) {
    BackwardPredictor predictor = new BackwardPredictor(USUAL);
    for (int t = 0; t < 12_000; t++) {
      boolean silent = t / 3000 % 2 == 1;
      float sample = silent ? 0 : t / halfPeriod % 2 == 0 ? 1 : -1;
      assertTrue(Math.abs(predictor.prediction()) <= 1, "sample " + t);
      assertTrue(predictor.scale() >= 1e-6f && predictor.scale() <= 2, "sample " + t);
      predictor.add(sample);
      assertTrue(largestReflection(predictor) < 1, "sample " + t);
    }
  }

  @Test
  void reflectionStaysBelowOneOnPureTonesOfHighOrder() {
    PredictorSpec spec = new PredictorSpec(512, 4096, 500, 32, PredictorSpec.LEAST_WHITE_NOISE);
    BackwardPredictor predictor = new BackwardPredictor(spec);
    for (int t = 0; t < 10_000; t++) {
      predictor.add((float) (0.5 * Math.sin(0.05 * t) + 0.4 * Math.sin(0.07 * t)));
      if (t % 500 == 499) {
        double largest = largestReflection(predictor);
        assertTrue(largest > 0.9 && largest < 1, "sample " + t + ": " + largest);
      }
    }
  }

  /** By the recursion in its other direction, from order p down to 1. */
  private static double largestReflection(BackwardPredictor predictor) {
    int order = predictor.spec().order();
    double[] a = new double[order + 1];
    for (int lag = 1; lag <= order; lag++) {
      a[lag] = predictor.coefficient(lag);
    }
    double largest = 0;
    for (int m = order; m >= 1; m--) {
      double reflection = a[m];
      largest = Math.max(largest, Math.abs(reflection));
      double[] lower = new double[m];
      for (int j = 1; j < m; j++) {
        lower[j] = (a[j] + reflection * a[m - j]) / (1 - reflection * reflection);
      }
      a = lower;
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 200})
  void allocatesNothing(int order) {
    BackwardPredictor predictor = new BackwardPredictor(USUAL.withOrder(order));
    float[] samples = resonance(2000, 0.05);
    float[] predictions = new float[samples.length];
    float[] scales = new float[samples.length];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    // The virtual machine itself allocates a few bytes when it discards compiled code.
    for (int run = 0; run < 20 && least > 0; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      predictor.follow(samples, 0, samples.length, predictions, scales);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }
}
