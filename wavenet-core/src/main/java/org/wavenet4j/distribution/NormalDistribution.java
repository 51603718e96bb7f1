package org.wavenet4j.distribution;

/** The standard normal distribution, of density phi and distribution function Phi. */
public final class NormalDistribution {
  /** Beyond, the distribution function is 0 or 1 to 15 digits. */
  private static final double FAR = 8;

  private static final double LOG_SQRT_2_PI = 0.9189385332046728;
  private static final double SQRT_HALF_PI = 1.2533141373155003;

  /** From here on the continued fraction is as exact as a double. */
  private static final double FRACTION_FROM = 3;

  private static final int FRACTION_TERMS = 40;

  private NormalDistribution() {}

  /**
   * Probability of a value below {@code x}, to 15 decimals: {@code 1/2 + phi(x) (x + x^3/3 + x^5/(3
   * 5) + ...)} (Marsaglia 2004, Evaluating the Normal Distribution, J. Stat. Software 11(4)).
   */
  public static double cumulative(double x) {
    if (Math.abs(x) > FAR) {
      return x < 0 ? 0 : 1;
    }
    return 0.5 + series(x) * StrictMath.exp(-0.5 * x * x - LOG_SQRT_2_PI);
  }

  /** {@code (Phi(x) - 1/2) / phi(x)}. */
  private static double series(double x) {
    double square = x * x;
    double term = x;
    double sum = x;
    double before = 0;
    for (double i = 3; sum != before; i += 2) {
      before = sum;
      term *= square / i;
      sum += term;
    }
    return sum;
  }

  /** Natural logarithm of the density. */
  static double logDensity(double x) {
    return -0.5 * x * x - LOG_SQRT_2_PI;
  }

  /**
   * Natural logarithm of the probability of a value between {@code from} and {@code to}, finite
   * however far in a tail they lie: there, {@code Phi} is written as density times Mills ratio, and
   * the density's exponent stays outside of the logarithm.
   *
   * @param from below {@code to}; may be negative infinity
   * @param to may be infinity
   */
  static double logProbability(double from, double to) {
    double near = from + to > 0 ? from : -to; // of the edges, mirrored to the upper half
    double far = from + to > 0 ? to : -from;
    if (near < 0) {
      return Math.log1p(-(upperTail(-near) + upperTail(far)));
    }
    double ratio =
        millsRatio(near) - Math.exp(-0.5 * (far - near) * (far + near)) * millsRatio(far);
    return logDensity(near) + Math.log(ratio);
  }

  private static double upperTail(double x) {
    return Math.exp(logDensity(x)) * millsRatio(x);
  }

  /**
   * {@code (1 - Phi(x)) / phi(x)} for x from 0: by the series near 0, by Laplace's continued
   * fraction {@code 1 / (x + 1 / (x + 2 / (x + 3 / ...)))} far from it (Abramowitz and Stegun 1964,
   * 26.2.14).
   */
  static double millsRatio(double x) {
    if (x < FRACTION_FROM) {
      return SQRT_HALF_PI * Math.exp(0.5 * x * x) - series(x);
    }
    double fraction = x;
    for (int i = FRACTION_TERMS; i > 0; i--) {
      fraction = x + i / fraction;
    }
    return 1 / fraction;
  }
}
