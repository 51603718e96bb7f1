package org.wavenet4j.prediction;

import java.util.Arrays;

/**
 * The Levinson-Durbin recursion: the coefficients {@code a_1..a_p} of the linear prediction {@code
 * x[t] ~ sum_j a_j x[t-j]} with the least squared error, from the autocorrelation {@code r_0..r_p}
 * (Makhoul 1975, Proc. IEEE 63(4), section II-D), in {@code O(p^2)}.
 *
 * <p>An autocorrelation that is none, as rounding can make it, ends the recursion where a
 * reflection coefficient reaches 1 in magnitude: coefficients beyond stay 0, so {@code 1 - sum_j
 * a_j z^-j} always has its zeros inside the unit circle.
 *
 * <p>Allocates nothing after construction. Not for several threads at once.
 */
final class Levinson {
  private final int order;
  private final double[] coefficients; // [order], a_1 first
  private final double[] reversed; // [order], a_m..a_1 of the order m before
  private final double[] correlation; // [order + 1], r_p..r_0: makes the sums run upwards

  /**
   * Knows nothing: all coefficients are 0.
   *
   * @param order p, at least 1
   */
  Levinson(int order) {
    this.order = order;
    coefficients = new double[order];
    reversed = new double[order];
    correlation = new double[order + 1];
  }

  /** {@code a_lag}, 1 to the order. */
  double coefficient(int lag) {
    return coefficients[lag - 1];
  }

  /**
   * Solves the normal equations.
   *
   * @param lags {@code [order + 1]}, r_0 first; where it is 0, as in silence, all coefficients are
   */
  void solve(double[] lags) {
    for (int lag = 0; lag <= order; lag++) {
      correlation[order - lag] = lags[lag];
    }
    Arrays.fill(coefficients, 0);
    double error = lags[0];
    for (int m = 1; m <= order; m++) {
      double known = Dot.product(coefficients, 0, correlation, order - m + 1, m - 1);
      double reflection = (lags[m] - known) / error;
      // Also silence ends here: 0 / 0 is not below 1.
      if (!(Math.abs(reflection) < 1)) {
        return;
      }
      raise(m, reflection);
      error *= 1 - reflection * reflection;
    }
  }

  /** From order m - 1 to order m. */
  private void raise(int m, double reflection) {
    for (int j = 0; j < m - 1; j++) {
      reversed[j] = coefficients[m - 2 - j];
    }
    for (int j = 0; j < m - 1; j++) {
      coefficients[j] -= reflection * reversed[j];
    }
    coefficients[m - 1] = reflection;
  }
}
