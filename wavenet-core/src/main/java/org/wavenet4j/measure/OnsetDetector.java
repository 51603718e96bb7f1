package org.wavenet4j.measure;

import java.util.Arrays;
import org.wavenet4j.Range;

/**
 * Finds where notes begin: peaks of the {@link SpectralFlux} that stand out from their surroundings
 * (peak picking as in Boeck, Krebs and Schedl 2012, ISMIR, with a median for the threshold as in
 * Bello et al. 2005).
 *
 * <p>What is found does not depend on the level, down to -80 dBFS. A sound that is there from
 * sample 0 begins there; in the last half window, 32 ms, nothing is looked for. Onsets lie 25 ms
 * apart or more. Times read late by 4 ms on average among other notes, early by 9 ms after digital
 * silence. Made for struck and plucked strings, not for swells.
 *
 * <p>Not for several threads at once.
 */
public final class OnsetDetector {
  // In frames of 5 ms.
  private static final int PEAK_REACH = 5;
  private static final int MEDIAN_REACH = 40;

  // Chosen on the 21 shipped pieces, clean and with noise 20 dB under them, and on virtuoso pieces
  // whose soft notes hide among loud ones. A smaller first finds things in the decay of lone notes,
  // a larger one misses soft notes; with a smaller second, noise has onsets.
  private static final double LEAST_FLUX = 0.006;
  private static final double MEDIAN_FACTOR = 2;

  private final SpectralFlux spectralFlux;
  private final double[] surroundings = new double[2 * MEDIAN_REACH + 1];

  /**
   * Prepares the windows.
   *
   * @param sampleRateHz 1000 to 384,000; thresholds were chosen at 16,000
   */
  public OnsetDetector(int sampleRateHz) {
    Range.check("sampleRateHz", sampleRateHz, 1000, 384_000);
    spectralFlux = new SpectralFlux(sampleRateHz);
  }

  /**
   * The onsets of a sound.
   *
   * @param samples mono
   * @return seconds from sample 0, ascending, at least 0
   * @throws IllegalArgumentException if a sample is NaN or infinite
   */
  public double[] onsets(float[] samples) {
    double[] flux = spectralFlux.of(samples);
    double[] onsets = new double[flux.length];
    int count = 0;
    int previous = -PEAK_REACH - 1;
    for (int i = 0; i < flux.length; i++) {
      if (i - previous > PEAK_REACH && isOnset(flux, i)) {
        onsets[count++] = Math.max(0, spectralFlux.seconds(i + summit(flux, i)));
        previous = i;
      }
    }
    return Arrays.copyOf(onsets, count);
  }

  private boolean isOnset(double[] flux, int frame) {
    if (flux[frame] < LEAST_FLUX) {
      return false;
    }
    int from = Math.max(0, frame - PEAK_REACH);
    int to = Math.min(flux.length, frame + PEAK_REACH + 1);
    for (int i = from; i < to; i++) {
      if (flux[i] > flux[frame]) {
        return false;
      }
    }
    return flux[frame] >= LEAST_FLUX + MEDIAN_FACTOR * median(flux, frame);
  }

  /** Where a parabola through a peak and its neighbours is highest: -0.5 to 0.5 frames off. */
  private static double summit(double[] flux, int peak) {
    if (peak == 0 || peak == flux.length - 1) {
      return 0;
    }
    double slope = flux[peak + 1] - flux[peak - 1];
    double bend = 2 * flux[peak] - flux[peak - 1] - flux[peak + 1];
    return bend > 0 ? slope / (2 * bend) : 0;
  }

  /** Of the frames around; the ends have fewer. */
  private double median(double[] flux, int frame) {
    int from = Math.max(0, frame - MEDIAN_REACH);
    int count = Math.min(flux.length, frame + MEDIAN_REACH + 1) - from;
    System.arraycopy(flux, from, surroundings, 0, count);
    Arrays.sort(surroundings, 0, count);
    return surroundings[count / 2];
  }
}
