package org.wavenet4j.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every distribution. */
class SampleDistributionTest {
  private static final int OFFSET = 3; // of the parameters in their array

  /** A distribution and the parameters to try it at, as floats give them. */
  record Case(SampleDistribution distribution, float[] parameters) {
    double logProb(int code) {
      return distribution.logProb(parameters, OFFSET, code);
    }

    @Override
    public String toString() {
      return distribution + " at " + java.util.Arrays.toString(parameters);
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    Random random = new Random(1);
    for (int levels : new int[] {2, 3, 16, 256}) {
      cases.add(random(new Categorical(levels), random, 0));
      for (double logScale : new double[] {-9, -5, -1, 4}) {
        cases.add(random(new Gaussian(levels), random, logScale));
        cases.add(random(new MixtureOfLogistics(1, levels), random, logScale));
        cases.add(random(new MixtureOfLogistics(5, levels), random, logScale));
      }
    }
    return cases;
  }

  /** Logits of about 1, means that may lie beyond the axis, log-scales around one. */
  private static Case random(SampleDistribution distribution, Random random, double logScale) {
    int count = distribution.parameterCount();
    float[] parameters = new float[OFFSET + count];
    int logScalesFrom =
        distribution instanceof MixtureOfLogistics mixture ? 2 * mixture.components() : 1;
    for (int i = 0; i < count; i++) {
      boolean isScale = distribution instanceof BinnedDistribution && i >= logScalesFrom;
      parameters[OFFSET + i] = (float) (random.nextGaussian() + (isScale ? logScale : 0));
    }
    return new Case(distribution, parameters);
  }

  private static Case at(SampleDistribution distribution, float... parameters) {
    float[] shifted = new float[OFFSET + parameters.length];
    System.arraycopy(parameters, 0, shifted, OFFSET, parameters.length);
    return new Case(distribution, shifted);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void probabilitiesOfAllCodesSumToOne(Case c) {
    double sum = 0;
    for (int code = 0; code < c.distribution().levels(); code++) {
      sum += Math.exp(c.logProb(code));
    }
    assertEquals(1, sum, 1e-11);
  }

  @Test
  void probabilitiesOf65536CodesSumToOne() {
    Random random = new Random(2);
    for (double logScale : new double[] {-14, -8, -2}) {
      probabilitiesOfAllCodesSumToOne(random(new Gaussian(1 << 16), random, logScale));
      probabilitiesOfAllCodesSumToOne(random(new MixtureOfLogistics(3, 1 << 16), random, logScale));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientMatchesFiniteDifferences(Case c) {
    int levels = c.distribution().levels();
    for (int code : new int[] {0, 1, levels / 2, levels - 1}) {
      float[] gradient = new float[c.distribution().parameterCount() + 2];
      double logProb =
          c.distribution().logProbAndGradient(c.parameters(), OFFSET, code, gradient, 2);
      assertEquals(c.logProb(code), logProb, 1e-12 * Math.max(1, -logProb));
      for (int i = 0; i < c.distribution().parameterCount(); i++) {
        double expected = slope(c, i, code, 0x1p-10f);
        // Twice the step shows how far the differences themselves can be trusted.
        double doubt = Math.abs(expected - slope(c, i, code, 0x1p-9f));
        assertEquals(
            expected,
            gradient[2 + i],
            doubt + 1e-4 * Math.abs(expected) + 1e-6,
            "code " + code + ", parameter " + i);
      }
    }
  }

  private static double slope(Case c, int i, int code, float step) {
    float[] p = c.parameters().clone();
    float at = p[OFFSET + i];
    p[OFFSET + i] = at + step;
    float upper = p[OFFSET + i];
    double above = c.distribution().logProb(p, OFFSET, code);
    p[OFFSET + i] = at - step;
    double below = c.distribution().logProb(p, OFFSET, code);
    return (above - below) / ((double) upper - p[OFFSET + i]);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aCodesShareOfTheUniformNumbersIsItsProbability(Case c) {
    double cumulative = 0;
    for (int code = 0; code < c.distribution().levels(); code++) {
      double probability = Math.exp(c.logProb(code));
      if (probability > 1e-9) {
        double margin = 1e-3 * probability;
        assertEquals(code, draw(c, cumulative + margin));
        assertEquals(code, draw(c, cumulative + probability - margin));
      }
      cumulative += probability;
    }
  }

  private static int draw(Case c, double uniform) {
    return c.distribution().sample(c.parameters().clone(), OFFSET, 1, uniform);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDrawNeverFallsWhileTheUniformNumberRises(Case c) {
    for (double temperature : new double[] {0.3, 1, 2}) {
      int last = 0;
      for (int i = 0; i <= 1000; i++) {
        double uniform = Math.min(i / 1000.0, Math.nextDown(1.0));
        int code = c.distribution().sample(c.parameters().clone(), OFFSET, temperature, uniform);
        assertTrue(code >= last && code < c.distribution().levels(), "uniform " + uniform);
        last = code;
      }
    }
  }

  @Test
  void drawsOf65536CodesHaveTheirProbability() {
    Case gaussian = at(new Gaussian(1 << 16), 0.2f, -4);
    Case mixture = at(new MixtureOfLogistics(2, 1 << 16), 0.5f, -0.5f, -0.3f, 0.4f, -4, -6);
    for (Case c : List.of(gaussian, mixture)) {
      int some = draw(c, 0.37);
      double below = 0;
      for (int code = 0; code < some; code++) {
        below += Math.exp(c.logProb(code));
      }
      double probability = Math.exp(c.logProb(some));
      assertTrue(below <= 0.37 && below + probability > 0.37, c.toString());
      assertEquals(some, draw(c, below + 0.001 * probability));
      assertEquals(some, draw(c, below + 0.999 * probability));
      assertEquals(some - 1, draw(c, below - 0.001 * probability));
      assertEquals(some + 1, draw(c, below + 1.001 * probability));
    }
  }

  @Test
  void lowerTemperaturesPreferWhatIsLikely() {
    Case categorical = at(new Categorical(4), 1, 0, -1, 0.5f);
    Case gaussian = at(new Gaussian(16), 0.1f, -1);
    Case mixture = at(new MixtureOfLogistics(2, 16), 0.5f, -0.5f, -0.3f, 0.4f, -1.5f, -1.5f);
    for (Case c : List.of(categorical, gaussian, mixture)) {
      assertTrue(meanLogProb(c, 0.5) > meanLogProb(c, 1) + 0.01, c.toString());
      assertTrue(meanLogProb(c, 1) > meanLogProb(c, 2) + 0.01, c.toString());
    }
  }

  private static double meanLogProb(Case c, double temperature) {
    double sum = 0;
    for (int i = 0; i < 500; i++) {
      double uniform = (i + 0.5) / 500;
      sum +=
          c.logProb(c.distribution().sample(c.parameters().clone(), OFFSET, temperature, uniform));
    }
    return sum / 500;
  }

  @Test
  void extremeParametersGiveFiniteNumbers() {
    float[] extremes = {-1e30f, -1000, -88, -30, 0, 4.99f, 5, 88, 1e30f};
    for (int levels : new int[] {256, 1 << 16}) {
      for (float mean : new float[] {-50, -1, 0, 0.3f, 1}) {
        for (float logScale : extremes) {
          checkFinite(new Gaussian(levels), new float[] {mean, logScale});
          checkFinite(
              new MixtureOfLogistics(2, levels), new float[] {0, 900, mean, 1, logScale, -1e30f});
        }
      }
    }
  }

  private static void checkFinite(SampleDistribution distribution, float[] parameters) {
    float[] gradient = new float[parameters.length];
    int last = distribution.levels() - 1;
    for (int code : new int[] {0, 1, last / 2, last - 1, last}) {
      double logProb = distribution.logProbAndGradient(parameters, 0, code, gradient, 0);
      String what = distribution + ", code " + code + ": " + java.util.Arrays.toString(parameters);
      assertTrue(Double.isFinite(logProb) && logProb <= 1e-9, what + ": " + logProb);
      for (float g : gradient) {
        assertTrue(Float.isFinite(g), what + ": " + java.util.Arrays.toString(gradient));
      }
    }
  }

  @Test
  void nothingIsAllocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (SampleDistribution distribution :
        List.of(new Categorical(256), new Gaussian(1 << 16), new MixtureOfLogistics(4, 1 << 16))) {
      Case c = random(distribution, new Random(4), -3);
      float[] gradient = new float[distribution.parameterCount()];
      double sum = use(c, gradient);
      long before = threads.getCurrentThreadAllocatedBytes();
      sum += use(c, gradient);
      assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before, c + " " + sum);
    }
  }

  private static double use(Case c, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      int code = c.distribution().sample(c.parameters(), OFFSET, 1, i / 200.0);
      sum += c.logProb(code);
      sum += c.distribution().logProbAndGradient(c.parameters(), OFFSET, code, gradient, 0);
    }
    return sum;
  }
}
