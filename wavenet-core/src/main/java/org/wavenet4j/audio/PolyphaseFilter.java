package org.wavenet4j.audio;

/**
 * Low-pass filter of a rate conversion by {@code phases / step}: a sinc under a Kaiser window,
 * sampled at every position that an output can have between two inputs (Crochiere and Rabiner 1983,
 * Multirate Digital Signal Processing, chapter 3; window length and beta: Kaiser 1974, as in
 * Oppenheim and Schafer, Discrete-Time Signal Processing, section 7.5).
 *
 * <p>It passes up to {@value #PASSBAND_EDGE} of the lower of the two Nyquist frequencies and stops
 * from that Nyquist frequency on, both to {@value #STOPBAND_DB} dB. Each phase sums to 1, so that a
 * constant stays what it is.
 *
 * <p>A row of taps is kept for each phase. Where that would be more than {@value #MAX_EXACT_TAPS}
 * taps (44101 to 16000 Hz has 16000 phases), rows are kept for 1024 positions within a sample of
 * the lower rate, and the output is interpolated linearly between two of them; the error of that is
 * (pi / 1024)^2 / 8 of full scale, or -118 dB. So no table is larger than 1 MiB.
 */
final class PolyphaseFilter {
  /** Of the lower Nyquist frequency. */
  static final double PASSBAND_EDGE = 0.9;

  static final int STOPBAND_DB = 100;

  private static final int MAX_EXACT_TAPS = 1 << 18;
  private static final int POSITIONS = 1024;

  private final int phases;
  private final int step;
  private final int halfTaps;
  private final boolean exact;
  private final int lastRow;
  private final float[] taps; // [lastRow + 1][2 halfTaps], oldest sample first

  /**
   * Computes the taps.
   *
   * @param phases output rate over the greatest common divisor of the rates
   * @param step input rate over the same
   */
  PolyphaseFilter(int phases, int step) {
    this.phases = phases;
    this.step = step;
    // Counted in input samples; the filter of a lower output rate is as many times longer.
    double stretch = Math.max(1, (double) step / phases);
    double transition = Math.PI * (1 - PASSBAND_EDGE);
    double halfWidth = stretch * (STOPBAND_DB - 7.95) / (2.285 * transition) / 2;
    // Even, so that a row is a multiple of the four sums that apply() keeps.
    halfTaps = 2 * (int) Math.ceil(halfWidth / 2);
    exact = (long) phases * 2 * halfTaps <= MAX_EXACT_TAPS;
    lastRow = exact ? phases - 1 : (int) Math.ceil(POSITIONS / stretch);
    taps = new float[(lastRow + 1) * 2 * halfTaps];
    double rowsPerSample = exact ? phases : lastRow;
    double cutoff = (1 + PASSBAND_EDGE) / 2 / stretch;
    for (int row = 0; row <= lastRow; row++) {
      fillRow(row, row / rowsPerSample, cutoff, halfWidth);
    }
  }

  /** Taps before and after an output's position: it sees {@code 2 halfTaps} inputs. */
  int halfTaps() {
    return halfTaps;
  }

  /** Output positions between two inputs. */
  int phases() {
    return phases;
  }

  /** Advance of an output, in phases. */
  int step() {
    return step;
  }

  private void fillRow(int row, double position, double cutoff, double halfWidth) {
    double[] values = new double[2 * halfTaps];
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      double distance = k - (halfTaps - 1) - position;
      values[k] = sinc(cutoff * distance) * kaiser(distance / halfWidth);
      sum += values[k];
    }
    for (int k = 0; k < values.length; k++) {
      taps[row * values.length + k] = (float) (values[k] / sum);
    }
  }

  private static double sinc(double x) {
    // StrictMath: prepared corpora have to be the same bytes on every machine.
    return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }

  /** The window at {@code x} half widths, not scaled: rows are normalized anyway. */
  private static double kaiser(double x) {
    double beta = 0.1102 * (STOPBAND_DB - 8.7);
    return Math.abs(x) >= 1 ? 0 : besselI0(beta * Math.sqrt(1 - x * x));
  }

  /** Modified Bessel function of order 0, by its power series (Abramowitz and Stegun, 9.6.12). */
  private static double besselI0(double x) {
    double quarter = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  /**
   * One output.
   *
   * @param samples inputs
   * @param first index of the oldest of the {@code 2 halfTaps} inputs that it sees
   * @param phase position after the input {@code first + halfTaps - 1}, 0 to phases - 1
   */
  float apply(float[] samples, int first, long phase) {
    if (exact) {
      return dot(samples, first, (int) phase);
    }
    double position = (double) phase * lastRow / phases;
    int row = (int) position;
    float fraction = (float) (position - row);
    float before = dot(samples, first, row);
    return before + fraction * (dot(samples, first, row + 1) - before);
  }

  private float dot(float[] samples, int first, int row) {
    int length = 2 * halfTaps;
    int start = row * length;
    // Four sums, because each addition would else wait for the one before.
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int k = 0; k < length; k += 4) {
      sum0 += taps[start + k] * samples[first + k];
      sum1 += taps[start + k + 1] * samples[first + k + 1];
      sum2 += taps[start + k + 2] * samples[first + k + 2];
      sum3 += taps[start + k + 3] * samples[first + k + 3];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }
}
