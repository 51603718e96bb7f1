package org.wavenet4j.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static final List<SampleDistribution> ALL =
      List.of(
          new Categorical(256),
          new Gaussian(256),
          new Gaussian(1 << 16),
          new MixtureOfLogistics(4, 256),
          new MixtureOfLogistics(4, 1 << 16));

  @Test
  void threeQuartersTakenForOneHalfCostWhatIsWorkedOutByHand() {
    // Probabilities 3/4 and 1/4, and as many as 1/2: 3/4 ln(3/2) + 1/4 ln(1/2); the other way
    // round 1/2 ln(2/3) + 1/2 ln 2.
    float[] both = {9, (float) Math.log(3), 0, 0.5f, 0.5f};
    Categorical coin = new Categorical(2);
    assertEquals(0.13081203594113694, coin.divergence(both, 1, both, 3), 1e-7);
    assertEquals(0.14384103622589045, coin.divergence(both, 3, both, 1), 1e-7);
  }

  @Test
  void aMeanThatIsOffCostsAGaussianHalfTheSquareOfItInDeviations() {
    // Exact for bins of no width; these are a fifteenth of a deviation and less.
    float logScale = (float) Math.log(0.03);
    float[] parameters = {0.125f, logScale, 0.128f, logScale};
    Gaussian summed = new Gaussian(1 << 10);
    Gaussian atNodes = new Gaussian(1 << 16);
    double half = 0.5 * Math.pow(0.128f - 0.125f, 2);
    double expected = half / Math.pow(summed.scale(logScale), 2);
    assertEquals(expected, summed.divergence(parameters, 0, parameters, 2), 1e-3 * expected);
    expected = half / Math.pow(atNodes.scale(logScale), 2);
    assertEquals(expected, atNodes.divergence(parameters, 0, parameters, 2), 2e-2 * expected);
  }

  @Test
  void aPredictionCostsNothingBesideItself() {
    Random random = new Random(1);
    for (SampleDistribution distribution : ALL) {
      float[] parameters = parameters(distribution, -5, random);
      float[] believed = parameters.clone();
      assertEquals(0, distribution.divergence(parameters, 0, believed, 0), distribution.toString());
    }
  }

  @Test
  void fewNodesGiveAMeanNearThatOfTheSumsOverAllCodes() {
    for (SampleDistribution distribution :
        List.of(new Gaussian(1 << 11), new MixtureOfLogistics(4, 1 << 11))) {
      Random random = new Random(2);
      double sums = 0;
      double nodes = 0;
      for (int i = 0; i < 300; i++) {
        float[] parameters = parameters(distribution, -2 - i % 5, random);
        float[] believed = disturbed(distribution, parameters, random);
        sums += sum(distribution, parameters, believed);
        nodes += distribution.divergence(parameters, 0, believed, 0);
      }
      assertEquals(sums, nodes, 0.05 * sums, distribution.toString());
    }
  }

  private static double sum(SampleDistribution distribution, float[] parameters, float[] believed) {
    double sum = 0;
    for (int code = 0; code < distribution.levels(); code++) {
      double logProb = distribution.logProb(parameters, 0, code);
      sum += Math.exp(logProb) * (logProb - distribution.logProb(believed, 0, code));
    }
    return sum;
  }

  /** Means between -1/2 and 1/2, log-scales around one. */
  private static float[] parameters(
      SampleDistribution distribution, double logScale, Random random) {
    float[] parameters = new float[distribution.parameterCount()];
    int kinds = distribution instanceof MixtureOfLogistics ? 3 : 2;
    int components = parameters.length / kinds;
    for (int i = 0; i < parameters.length; i++) {
      boolean isScale = i >= (kinds - 1) * components;
      parameters[i] = (float) (random.nextDouble() - 0.5 + (isScale ? logScale : 0));
    }
    return parameters;
  }

  /** Logits and log-scales off by about a hundredth, means by as much of the narrowest scale. */
  private static float[] disturbed(
      SampleDistribution distribution, float[] parameters, Random random) {
    int kinds = distribution instanceof MixtureOfLogistics ? 3 : 2;
    int components = parameters.length / kinds;
    float[] believed = parameters.clone();
    for (int i = 0; i < parameters.length; i++) {
      boolean isMean = i / components == kinds - 2;
      double scale = isMean ? Math.exp(parameters[i + components]) : 1;
      believed[i] += (float) (0.01 * scale * random.nextGaussian());
    }
    return believed;
  }

  @Test
  void nothingIsAllocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (SampleDistribution distribution : ALL) {
      float[] parameters = parameters(distribution, -5, new Random(3));
      double sum = distribution.divergence(parameters, 0, parameters, 0);
      long before = threads.getCurrentThreadAllocatedBytes();
      sum += distribution.divergence(parameters, 0, parameters, 0);
      assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before, distribution + ": " + sum);
    }
  }
}
