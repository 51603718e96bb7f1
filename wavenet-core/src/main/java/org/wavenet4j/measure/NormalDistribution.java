package org.wavenet4j.measure;

/** The standard normal distribution. */
final class NormalDistribution {
  /** Beyond, the distribution function is 0 or 1 to 15 digits. */
  private static final double FAR = 8;

  private static final double LOG_SQRT_2_PI = 0.9189385332046728;

  private NormalDistribution() {}

  /**
   * Probability of a value below {@code x}, to 15 decimals: {@code 1/2 + phi(x) (x + x^3/3 + x^5/(3
   * 5) + ...)} (Marsaglia 2004, Evaluating the Normal Distribution, J. Stat. Software 11(4)).
   */
  static double cumulative(double x) {
    if (Math.abs(x) > FAR) {
      return x < 0 ? 0 : 1;
    }
    double square = x * x;
    double term = x;
    double sum = x;
    double before = 0;
    for (double i = 3; sum != before; i += 2) {
      before = sum;
      term *= square / i;
      sum += term;
    }
    return 0.5 + sum * StrictMath.exp(-0.5 * square - LOG_SQRT_2_PI);
  }
}
