package org.wavenet4j.distribution;

/**
 * A continuous distribution cut into one bin a code. Codes lie evenly on an axis from -1 to 1, code
 * c at {@code (2 c - (Q - 1)) / (Q - 1)}, whatever amplitudes they stand for: so the same
 * distribution serves 16-bit linear and companded codes, and means and scales have the axis as
 * their unit. A bin reaches half-way to its neighbours; the outermost two take the tails (Salimans
 * et al. 2017, eq. 2, arXiv:1701.05517).
 *
 * <p>A scale is the exponential of a parameter plus {@link #leastScale}, a quarter of half a bin:
 * 0.00098 of the axis's unit for 256 codes (where the paper cuts off at exp(-7) = 0.00091), 3.8e-6
 * for 65536. Added, not cut off, it keeps a derivative everywhere: a network that was sure of
 * silence can still learn from an attack.
 */
public sealed interface BinnedDistribution extends SampleDistribution
    permits MixtureOfLogistics, Gaussian {
  /** Larger log-scales count as this one; a scale of 148 is far beyond the axis. */
  double MOST_LOG_SCALE = 5;

  /** With more codes than these, a divergence is worked out at some of them. */
  int MOST_SUMMED_LEVELS = 1024;

  /** That many of them. */
  int NODES = 32;

  /** Where a code lies on the axis, -1 to 1. */
  default double point(int code) {
    return (2.0 * code - (levels() - 1)) / (levels() - 1);
  }

  /** Half of a bin, in units of the axis. */
  default double halfBin() {
    return 1.0 / (levels() - 1);
  }

  /** The smallest scale there is, in units of the axis. */
  default double leastScale() {
    return halfBin() / 4;
  }

  /** The scale that a log-scale parameter stands for, in units of the axis. */
  default double scale(float logScale) {
    return Math.exp(Math.min(logScale, MOST_LOG_SCALE)) + leastScale();
  }

  /** Derivative of the logarithm of {@link #scale} by its parameter, given that scale. */
  default double logScaleSlope(float logScale, double scale) {
    return logScale < MOST_LOG_SCALE ? 1 - leastScale() / scale : 0;
  }

  /** Probability of a code up to {@code code}, which is not the last. */
  double cumulative(float[] parameters, int offset, double temperature, int code);

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
