package org.wavenet4j.measure;

import java.util.Arrays;

/**
 * Linear prediction from the past alone: {@code x[t]} is predicted as {@code sum_j a_j x[t-j]},
 * with coefficients that are estimated again and again from a window of past values, by the
 * autocorrelation method and the Levinson-Durbin recursion (Makhoul 1975, Proc. IEEE 63(4);
 * backward adaptation as in ITU-T G.728).
 */
final class LinearPredictor {
  /** Part of the window, at its newest end, over which it falls to zero. */
  private static final double FALL = 1.0 / 16;

  /** White noise added to the spectrum, 60 dB below it: keeps the recursion well conditioned. */
  private static final double WHITE_NOISE = 1e-6;

  /** Added energy: silence has all coefficients 0. */
  private static final double MIN_ENERGY = 1e-12;

  private final int order;
  private final int updateFrames;
  private final double[] window;
  private final double[] windowed;
  private final double[] correlation; // [order + 1], lags
  private final double[] coefficients; // [order + 1], 0 unused, 1 for the newest value
  private final double[] previous;
  private final double[] past; // the newest before index end
  private int end;
  private int sinceUpdate;

  /**
   * Knows only silence.
   *
   * @param order values that a prediction is made of, below {@code windowFrames}
   * @param windowFrames past values that coefficients are estimated from
   * @param updateFrames values between estimations
   */
  LinearPredictor(int order, int windowFrames, int updateFrames) {
    this.order = order;
    this.updateFrames = updateFrames;
    window = asymmetricWindow(windowFrames);
    windowed = new double[windowFrames];
    correlation = new double[order + 1];
    coefficients = new double[order + 1];
    previous = new double[order + 1];
    past = new double[8 * windowFrames];
    end = windowFrames;
  }

  /** A slow rise and a quick fall: the newest values tell most of what comes next. */
  private static double[] asymmetricWindow(int length) {
    double[] window = new double[length];
    int fall = (int) (length * FALL);
    int rise = length - fall;
    for (int i = 0; i < length; i++) {
      double angle = i < rise ? (i + 0.5) / rise : 1 + (i - rise + 0.5) / fall;
      window[i] = StrictMath.sin(Math.PI / 2 * angle);
    }
    return window;
  }

  /** What comes next, expected from all values so far. */
  double predict() {
    double prediction = 0;
    for (int j = 1; j <= order; j++) {
      prediction += coefficients[j] * past[end - j];
    }
    return prediction;
  }

  /** Takes the next value. */
  void add(double value) {
    if (end == past.length) {
      System.arraycopy(past, end - window.length, past, 0, window.length);
      end = window.length;
    }
    past[end++] = value;
    if (++sinceUpdate == updateFrames) {
      sinceUpdate = 0;
      correlate();
      solve();
    }
  }

  private void correlate() {
    for (int i = 0; i < windowed.length; i++) {
      windowed[i] = window[i] * past[end - windowed.length + i];
    }
    int lag = 0;
    // Four lags at once, because each addition would else wait for the one before.
    for (; lag + 3 <= order; lag += 4) {
      correlateFour(lag);
    }
    for (; lag <= order; lag++) {
      double sum = 0;
      for (int i = lag; i < windowed.length; i++) {
        sum += windowed[i] * windowed[i - lag];
      }
      correlation[lag] = sum;
    }
    correlation[0] = correlation[0] * (1 + WHITE_NOISE) + MIN_ENERGY;
  }

  private void correlateFour(int lag) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int i = lag + 3; i < windowed.length; i++) {
      double x = windowed[i];
      sum0 += x * windowed[i - lag];
      sum1 += x * windowed[i - lag - 1];
      sum2 += x * windowed[i - lag - 2];
      sum3 += x * windowed[i - lag - 3];
    }
    // The first values have fewer partners.
    for (int i = lag; i < lag + 3; i++) {
      sum0 += windowed[i] * windowed[i - lag];
      sum1 += i > lag ? windowed[i] * windowed[i - lag - 1] : 0;
      sum2 += i > lag + 1 ? windowed[i] * windowed[i - lag - 2] : 0;
    }
    correlation[lag] = sum0;
    correlation[lag + 1] = sum1;
    correlation[lag + 2] = sum2;
    correlation[lag + 3] = sum3;
  }

  /** Levinson-Durbin: the predictor of order m from the one of order m - 1. */
  private void solve() {
    Arrays.fill(coefficients, 0);
    double error = correlation[0];
    for (int m = 1; m <= order; m++) {
      double reflection = correlation[m];
      for (int j = 1; j < m; j++) {
        reflection -= coefficients[j] * correlation[m - j];
      }
      reflection /= error;
      System.arraycopy(coefficients, 1, previous, 1, m - 1);
      for (int j = 1; j < m; j++) {
        coefficients[j] -= reflection * previous[m - j];
      }
      coefficients[m] = reflection;
      error *= 1 - reflection * reflection;
    }
  }
}
