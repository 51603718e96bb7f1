package org.wavenet4j.train.piano;

/**
 * Reads a sound between its frames, and so faster or slower, higher or lower: band-limited
 * interpolation with a Kaiser-windowed sinc (J. O. Smith, "Digital Audio Resampling", CCRMA), read
 * from a table with linear interpolation. All tables come from {@link StrictMath}, all sums run in
 * one order, so the result is the same bytes everywhere.
 *
 * <p>{@code audio.Resampler} cannot do this: a semitone's ratio is irrational.
 */
final class PitchShifter {
  // 48 zero crossings to a side and beta 9: 90 dB of rejection, a transition of 6 % of the rate.
  private static final int ZERO_CROSSINGS = 48;
  private static final double KAISER_BETA = 9;
  // 512 points between crossings put the table's own interpolation error under -100 dB.
  private static final int POINTS_PER_CROSSING = 512;
  // The stop band begins at the Nyquist frequency: the cut-off lies half a transition below.
  private static final double CUTOFF = 0.94;

  private final double[] kernel = new double[ZERO_CROSSINGS * POINTS_PER_CROSSING + 2];

  PitchShifter() {
    double scale = 1 / besselI0(KAISER_BETA);
    for (int i = 0; i <= ZERO_CROSSINGS * POINTS_PER_CROSSING; i++) {
      double x = (double) i / POINTS_PER_CROSSING;
      double edge = x / ZERO_CROSSINGS;
      double window = besselI0(KAISER_BETA * StrictMath.sqrt(1 - edge * edge)) * scale;
      kernel[i] = sinc(x) * window;
    }
  }

  /**
   * The value of {@code sound} between its frames.
   *
   * @param position in frames, at least 0; outside the sound there is silence
   * @param ratio frames by which the reader advances, over 0: above 1, what would pass its Nyquist
   *     frequency is left out
   */
  float valueAt(float[] sound, double position, double ratio) {
    double bandwidth = CUTOFF * Math.min(1, 1 / ratio);
    double reach = ZERO_CROSSINGS / bandwidth;
    int first = Math.max(0, (int) Math.ceil(position - reach));
    int last = Math.min(sound.length - 1, (int) Math.floor(position + reach));
    double sum = 0;
    for (int k = first; k <= last; k++) {
      double point = Math.abs(k - position) * bandwidth * POINTS_PER_CROSSING;
      int below = (int) point;
      double tap = kernel[below] + (point - below) * (kernel[below + 1] - kernel[below]);
      sum += sound[k] * tap;
    }
    return (float) (sum * bandwidth);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
  }

  /** Modified Bessel function of order 0 by its power series (Abramowitz and Stegun 9.6.12). */
  private static double besselI0(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
