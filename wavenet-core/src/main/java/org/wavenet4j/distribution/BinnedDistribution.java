package org.wavenet4j.distribution;

/**
 * A continuous distribution cut into one bin a code, which lie along an {@link Axis}; the outermost
 * two take the tails (Salimans et al. 2017, eq. 2, arXiv:1701.05517). Means and scales have the
 * axis as their unit.
 *
 * <p>A scale is the exponential of a parameter plus {@link Axis#leastScale}: on an even axis
 * 0.00098 of its unit for 256 codes (where the paper cuts off at exp(-7) = 0.00091), 3.8e-6 for
 * 65536. Added, not cut off, it keeps a derivative everywhere: a network that was sure of silence
 * can still learn from an attack.
 *
 * <p>Means lie together among the parameters, from {@link #firstMean} on, and as many log-scales
 * follow them.
 */
public sealed interface BinnedDistribution extends SampleDistribution
    permits MixtureOfLogistics, Gaussian {
  /** Larger log-scales count as this one; a scale of 148 is far beyond the axis. */
  double MOST_LOG_SCALE = 5;

  /** With more codes than these, a divergence is worked out at some of them. */
  int MOST_SUMMED_LEVELS = 1024;

  /** That many of them. */
  int NODES = 32;

  /** Where the codes' bins lie. */
  Axis axis();

  /** Index of the first mean among the parameters. */
  int firstMean();

  /** Number of means, and of log-scales. */
  int means();

  @Override
  default int levels() {
    return axis().levels();
  }

  /**
   * Makes parameters that are relative to an expectation absolute: means become {@code location +
   * scale mean}, log-scales grow by {@code log scale}.
   *
   * @param parameters of one sample, from {@code offset} on; replaced
   * @param scale above 0
   */
  default void anchor(float[] parameters, int offset, float location, float scale) {
    float logScale = (float) StrictMath.log(scale);
    int mean = offset + firstMean();
    for (int k = 0; k < means(); k++) {
      parameters[mean + k] = location + scale * parameters[mean + k];
      parameters[mean + means() + k] += logScale;
    }
  }

  /**
   * Turns derivatives by parameters that {@link #anchor} made into those by the parameters that it
   * was given.
   *
   * @param gradient of one sample, from {@code offset} on; replaced
   */
  default void anchorGradient(float[] gradient, int offset, float scale) {
    int mean = offset + firstMean();
    for (int k = 0; k < means(); k++) {
      gradient[mean + k] *= scale;
    }
  }

  /** The scale that a log-scale parameter stands for, in units of the axis. */
  default double scale(float logScale) {
    return Math.exp(Math.min(logScale, MOST_LOG_SCALE)) + axis().leastScale();
  }

  /** Derivative of the logarithm of {@link #scale} by its parameter, given that scale. */
  default double logScaleSlope(float logScale, double scale) {
    return logScale < MOST_LOG_SCALE ? 1 - axis().leastScale() / scale : 0;
  }

  /**
   * The mean in units of the axis, as if there were no bins. Made of {@link StrictMath} and sums of
   * one order: the same on every machine.
   *
   * @param temperature as that of {@link #sample}
   */
  double mean(float[] parameters, int offset, double temperature);

  /** Probability of a code up to {@code code}, which is not the last. */
  double cumulative(float[] parameters, int offset, double temperature, int code);

  /** {@inheritDoc} The parameters stay as they are. */
  // Bisection never lets a larger number draw a lower code, however the sums are rounded.
  @Override
  default int sample(float[] parameters, int offset, double temperature, double uniform) {
    int below = -1;
    int code = levels() - 1;
    while (code - below > 1) {
      int middle = (below + code) >>> 1;
      if (cumulative(parameters, offset, temperature, middle) > uniform) {
        code = middle;
      } else {
        below = middle;
      }
    }
    return code;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Exact up to {@value #MOST_SUMMED_LEVELS} codes. Beyond, the sum over codes is an integral
   * over the uniform numbers that draw them, worked out at {@value #NODES} of these. The mean over
   * many predictions that nearly agree is within 5 %; one of a mixture of narrow and wide parts may
   * be off by half.
   */
  @Override
  default double divergence(float[] parameters, int offset, float[] believed, int believedOffset) {
    if (levels() > MOST_SUMMED_LEVELS) {
      return divergenceAtNodes(parameters, offset, believed, believedOffset);
    }
    double sum = 0;
    for (int code = 0; code < levels(); code++) {
      double logProb = logProb(parameters, offset, code);
      sum += Math.exp(logProb) * (logProb - logProb(believed, believedOffset, code));
    }
    return Math.max(0, sum); // Rounding may leave a sum of nothing below 0.
  }

  // With r the ratio of believed to true probability, -ln r and r - 1 - ln r have the same mean, as
  // r has mean 1; but the latter is nowhere negative and as small as the divergence itself, so that
  // few nodes are enough. s^2 (3 - 2 s) puts more of them into the tails, where r is farthest from
  // 1.
  private double divergenceAtNodes(
      float[] parameters, int offset, float[] believed, int believedOffset) {
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      double s = (i + 0.5) / NODES;
      int code = sample(parameters, offset, 1, s * s * (3 - 2 * s));
      double logRatio = logProb(believed, believedOffset, code) - logProb(parameters, offset, code);
      sum += 6 * s * (1 - s) / NODES * (Math.expm1(logRatio) - logRatio);
    }
    return sum;
  }
}
