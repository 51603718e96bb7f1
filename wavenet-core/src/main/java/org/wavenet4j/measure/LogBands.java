package org.wavenet4j.measure;

import java.util.Arrays;
import org.wavenet4j.signal.Stft;

/**
 * Mean magnitudes of a spectrum in overlapping triangular bands, 24 an octave from 27.5 Hz (A0) to
 * 8 kHz; where bins lie further apart than that, one band a bin. Immutable.
 */
final class LogBands {
  private static final double LOWEST_HZ = 27.5;
  private static final double HIGHEST_HZ = 8000;
  private static final int BANDS_PER_OCTAVE = 24;

  private final int[] corners; // band b rises from corners[b] to corners[b + 1], falls to b + 2

  LogBands(Stft stft, int sampleRateHz) {
    int[] found = new int[stft.bins()];
    int count = 0;
    double highestHz = Math.min(HIGHEST_HZ, sampleRateHz / 2.0);
    for (int i = 0; ; i++) {
      double hz = LOWEST_HZ * StrictMath.pow(2, (double) i / BANDS_PER_OCTAVE);
      if (hz >= highestHz) {
        break;
      }
      int bin = (int) Math.round(hz * stft.windowFrames() / sampleRateHz);
      if (count == 0 || bin > found[count - 1]) {
        found[count++] = bin;
      }
    }
    corners = Arrays.copyOf(found, count);
  }

  /** Number of bands. */
  int count() {
    return corners.length - 2;
  }

  /**
   * The bands of one spectrum.
   *
   * @param power {@code [bins]}
   * @param magnitudes {@code [count]}, receives the weighted means of the powers' roots
   */
  void magnitudes(double[] power, double[] magnitudes) {
    for (int b = 0; b < magnitudes.length; b++) {
      int low = corners[b];
      int centre = corners[b + 1];
      int high = corners[b + 2];
      double sum = 0;
      double weights = 0;
      for (int k = low + 1; k < high; k++) {
        double weight =
            k <= centre
                ? (double) (k - low) / (centre - low)
                : (double) (high - k) / (high - centre);
        sum += weight * Math.sqrt(power[k]);
        weights += weight;
      }
      magnitudes[b] = sum / weights;
    }
  }
}
