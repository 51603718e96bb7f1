package org.wavenet4j.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.audio.Linear16;
import org.wavenet4j.audio.MuLaw;

class AnchorTest {
  private static final float LOCATION = 0.031f;
  private static final float SCALE = 0.004f;

  static List<BinnedDistribution> distributions() {
    Axis amplitudes = new AmplitudeAxis(MuLaw.INSTANCE);
    return List.of(
        new Gaussian(amplitudes),
        new MixtureOfLogistics(3, amplitudes),
        new MixtureOfLogistics(2, new AmplitudeAxis(Linear16.INSTANCE)));
  }

  private static float[] relative(BinnedDistribution distribution) {
    float[] parameters = new float[distribution.parameterCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = 0.7f * (i % 3) - 0.4f;
    }
    return parameters;
  }

  private static double logProb(BinnedDistribution distribution, float[] relative, int code) {
    float[] absolute = relative.clone();
    distribution.anchor(absolute, 0, LOCATION, SCALE);
    return distribution.logProb(absolute, 0, code);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void probabilitiesSumToOneOverUnevenBins(BinnedDistribution distribution) {
    double sum = 0;
    for (int code = 0; code < distribution.levels(); code++) {
      sum += Math.exp(logProb(distribution, relative(distribution), code));
    }
    assertEquals(1, sum, 1e-6);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void gradientBeforeAnchoringMatchesFiniteDifferences(BinnedDistribution distribution) {
    float[] relative = relative(distribution);
    float[] absolute = relative.clone();
    distribution.anchor(absolute, 0, LOCATION, SCALE);
    float[] gradient = new float[relative.length];
    int code = code(distribution, LOCATION + 1.3f * SCALE);
    distribution.logProbAndGradient(absolute, 0, code, gradient, 0);
    distribution.anchorGradient(gradient, 0, SCALE);
    for (int i = 0; i < relative.length; i++) {
      float[] more = relative.clone();
      float[] less = relative.clone();
      more[i] += 1f / 128;
      less[i] -= 1f / 128;
      double slope = (logProb(distribution, more, code) - logProb(distribution, less, code)) * 64;
      assertEquals(slope, gradient[i], 1e-3, "parameter " + i);
    }
  }

  private static int code(BinnedDistribution distribution, double amplitude) {
    int code = 0;
    while (distribution.axis().upperEdge(code) < amplitude) {
      code++;
    }
    return code;
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void halfOfTheDrawsLieBelowTheLocationOfOneMean(BinnedDistribution distribution) {
    float[] parameters = new float[distribution.parameterCount()];
    distribution.anchor(parameters, 0, LOCATION, SCALE);
    assertEquals(
        code(distribution, LOCATION), distribution.sample(parameters, 0, 1, 0.5), "the median");
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void scaleIsTheUnitOfRelativeMeans(BinnedDistribution distribution) {
    float[] parameters = new float[distribution.parameterCount()];
    parameters[distribution.firstMean()] = 2;
    distribution.anchor(parameters, 0, LOCATION, SCALE);
    assertEquals(LOCATION + 2 * SCALE, parameters[distribution.firstMean()], 1e-7);
    int logScale = distribution.firstMean() + distribution.means();
    assertEquals(Math.log(SCALE), parameters[logScale], 1e-6);
  }
}
