package org.wavenet4j.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Golden numbers from Python's mpmath, 50 digits: the definition by differences of distribution
 * functions, derivatives by central differences with a step of 1e-15.
 */
class BinnedDistributionTest {
  // Two logits, two means, two log-scales.
  private static final float[] BROAD = {0.5f, -1.25f, -0.25f, 0.375f, -2.5f, -0.75f};
  private static final float[] NARROW = {0, 1, 0.5f, -0.5f, -20, -14};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "256 | 0 | -4.8468025186866981"
            + " | -0.838321245 0.838321245 -0.164085714 -1.97478381 0.120975921 2.70197557",
        "256 | 100 | -3.9272134643716596"
            + " | 0.126465101 -0.126465101 2.39759033 -0.0252532086 -0.885256311 -0.00665154821",
        "256 | 255 | -3.4607450528382687"
            + " | -0.851944514 0.851944514 9.97815581e-5 1.66444042 0.000122868157 1.03160695",
        "65536 | 0 | -4.8621126149421821"
            + " | -0.84009156 0.84009156 -0.14447723 -1.98388765 0.108350683 2.72779321",
        "65536 | 30000 | -10.267627806446813"
            + " | 0.0932346611 -0.0932346611 8.80906405 -0.0523677313 0.513052726 -0.0307514796",
        "65536 | 65535 | -3.4694092314052125"
            + " | -0.851946133 0.851946133 8.12413846e-5 1.6717576 0.000101545772 1.04481455",
        "2 | 0 | -0.45510516395856528"
            + " | 0.0609860613 -0.0609860613 -0.880285732 -0.0755605633 -0.0543974084 0.0185288286",
      })
  void mixtureIsGolden(int levels, int code, double logProb, String gradient) {
    assertGolden(new MixtureOfLogistics(2, levels), BROAD, code, logProb, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "256 | 0 | -505.88445677988199 | -0.268941421 0.268941421 0 -1019.13561 0 0.428441521",
        "256 | 128 | -503.31113941285811"
            + " | 0.729657153 -0.729657153 -1018.5684 1.42824255 0.00105390398 0.000605172102",
        "65536 | 40000 | -73167.780965368675 | 0.731058579 -0.731058579 -261998.439 0 39.5112835 0",
        "65536 | 65535 | -130996.53512717848 | 0.731058579 -0.731058579 261998.439 0 70.739913 0",
      })
  void mixtureIsGoldenInTheFarTailsOfTheSmallestScales(
      int levels, int code, double logProb, String gradient) {
    assertGolden(new MixtureOfLogistics(2, levels), NARROW, code, logProb, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-0.125 | -1.5 | 256 | 0 | -9.8879681873923663 | -18.3741047 15.9352697",
        "-0.125 | -1.5 | 256 | 111 | -4.2716838599812811 | -0.0878301054 -0.995138043",
        "-0.125 | -1.5 | 256 | 255 | -15.077166429197089 | 23.1527379 25.8424881",
        "-0.125 | -1.5 | 65536 | 28672 | -9.8161480816697892 | 0.000268165772 -0.999982899",
        "-0.125 | -1.5 | 65536 | 50000 | -14.070859066108316 | 13.0732729 7.50929358",
        "-0.125 | -1.5 | 2 | 0 | -0.5038727019334367 | -1.34772589 -0.0794491452",
        "0.5 | -20 | 256 | 0 | -1164341.3536033588 | -1556514.12 4.89572538",
        "0.5 | -8 | 256 | 10 | -580358.342101844 | -818752.365 295908.111",
        "0.5 | -8 | 65536 | 65000 | -1016107.5811754475 | 4201732.49 2009350.22",
        "-0.5 | 4.5 | 65536 | 65000 | -15.816266855147401 | 0.00018309976 -0.999728297",
      })
  void gaussianIsGolden(
      float mean, float logScale, int levels, int code, double logProb, String gradient) {
    assertGolden(new Gaussian(levels), new float[] {mean, logScale}, code, logProb, gradient);
  }

  private static void assertGolden(
      SampleDistribution distribution,
      float[] parameters,
      int code,
      double logProb,
      String gradient) {
    double actual = distribution.logProb(parameters, 0, code);
    // The widest scale makes a bin the difference of two probabilities that agree in 7 digits.
    assertEquals(logProb, actual, 1e-9 * Math.max(1, -logProb));
    double[] expected =
        Arrays.stream(gradient.split(" ")).mapToDouble(Double::parseDouble).toArray();
    float[] written = new float[expected.length];
    distribution.logProbAndGradient(parameters, 0, code, written, 0);
    for (int i = 0; i < expected.length; i++) {
      // Floats, and the difference of two densities of up to 1e9.
      double tolerance = 2e-7 * Math.abs(expected[i]) + 2e-9;
      assertEquals(expected[i], written[i], tolerance, "parameter " + i);
    }
  }

  @Test
  void codesLieEvenlyFromMinusOneToOne() {
    BinnedDistribution gaussian = new Gaussian(5);
    assertEquals(Double.NEGATIVE_INFINITY, gaussian.axis().lowerEdge(0));
    assertEquals(-0.75, gaussian.axis().upperEdge(0));
    assertEquals(-0.25, gaussian.axis().lowerEdge(2));
    assertEquals(0.25, gaussian.axis().upperEdge(2));
    assertEquals(Double.POSITIVE_INFINITY, gaussian.axis().upperEdge(4));
    assertEquals(1.0625, gaussian.scale(0), 1e-15);
    assertEquals(0.0625, gaussian.scale(-1e30f), 1e-15);
  }

  @Test
  void aTemperatureIsThePowerOfAGaussiansDensity() {
    // Twice the deviation is the power of 1/4: ln 2 more of log-scale, but for the least scale.
    Gaussian gaussian = new Gaussian(1 << 16);
    float[] narrow = {0.1f, -3};
    float[] wide = {0.1f, (float) (-3 + Math.log(2))};
    for (double uniform = 0.01; uniform < 1; uniform += 0.07) {
      assertEquals(gaussian.sample(wide, 0, 1, uniform), gaussian.sample(narrow, 0, 4, uniform), 1);
    }
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertRefused("components: 0, expected 1 to 64", () -> new MixtureOfLogistics(0, 256));
    assertRefused("components: 65, expected 1 to 64", () -> new MixtureOfLogistics(65, 256));
    assertRefused("levels: 1, expected 2 to 65536", () -> new MixtureOfLogistics(1, 1));
    assertRefused("levels: 65537, expected 2 to 65536", () -> new Gaussian(65537));
  }

  private static void assertRefused(String message, Runnable construction) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, construction::run).getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5})
  void theMeanIsThatOfTheBins(double temperature) {
    float[] narrow = {0.5f, -1.25f, -0.25f, 0.375f, -4, -3.5f};
    assertMean(new MixtureOfLogistics(2, 65536), narrow, temperature);
    assertMean(new Gaussian(65536), new float[] {0.125f, -2.5f}, temperature);
  }

  private static void assertMean(
      BinnedDistribution distribution, float[] parameters, double temperature) {
    int last = distribution.levels() - 1;
    double mean = 0;
    double below = 0;
    for (int code = 0; code <= last; code++) {
      double upTo = code == last ? 1 : distribution.cumulative(parameters, 0, temperature, code);
      mean += (upTo - below) * (2.0 * code - last) / last;
      below = upTo;
    }
    assertEquals(mean, distribution.mean(parameters, 0, temperature), 1e-5);
  }
}
