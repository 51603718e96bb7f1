package org.wavenet4j.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.wavenet4j.Range;
import org.wavenet4j.audio.Resampler;

/**
 * How late a sound is after the notes that it should have: where the {@link SpectralFlux}, summed
 * over all onsets of the notes, is highest around them. Looked for up to half a second either way.
 *
 * <p>What the flux itself is late is taken off, so that the demo corpus, whose strokes lie on their
 * samples, reads 0. Its pieces alone read 5 ms late to 2 ms early, and lone strokes after silence 8
 * ms early: take several minutes of music. Notes that drift show in no single lag.
 *
 * <p>Not for several threads at once.
 */
public final class OnsetLag {
  private static final int RATE_HZ = 16_000;
  private static final int SEARCHED_MS = 500;
  private static final int FLUX_FRAME_MS = 5;
  private static final double MS_PER_SECOND = 1000;

  // Fewer say little, and so does a peak that barely rises from the mean. Pieces of the demo corpus
  // rise 4 to 23 times above it, all together 8 times; beside each other's notes 1.9 times.
  private static final int LEAST_ONSETS = 20;
  private static final double LEAST_CONTRAST = 2.5;

  // Music in time fits its notes a beat off nearly as well: of the peaks about as high as the
  // highest, the one nearest to 0 counts.
  private static final double ABOUT_AS_HIGH = 0.8;

  // Over five minutes of the demo corpus.
  private static final double FLUX_LATE_MS = 2;

  private final SpectralFlux spectralFlux = new SpectralFlux(RATE_HZ);
  private final double[] strength = new double[2 * SEARCHED_MS + 1]; // by lag, ms
  private int onsets;

  /**
   * Adds a sound, or a stretch of one.
   *
   * @param samples mono
   * @param sampleRateHz 1000 to 384,000
   * @param onsetSeconds of its notes, from sample 0; those within half a second of an end are left
   *     out
   * @throws IllegalArgumentException if a sample is NaN or infinite
   */
  public void add(float[] samples, int sampleRateHz, double[] onsetSeconds) {
    Range.check("sampleRateHz", sampleRateHz, 1000, 384_000);
    double[] flux = spectralFlux.of(Resampler.resample(samples, sampleRateHz, RATE_HZ));
    for (double onset : onsetSeconds) {
      double first = spectralFlux.frame(onset - SEARCHED_MS / MS_PER_SECOND);
      double last = spectralFlux.frame(onset + SEARCHED_MS / MS_PER_SECOND);
      if (first >= 0 && last < flux.length - 1) {
        for (int i = 0; i < strength.length; i++) {
          strength[i] += between(flux, first + (double) i / FLUX_FRAME_MS);
        }
        onsets++;
      }
    }
  }

  private static double between(double[] flux, double frame) {
    int before = Math.min((int) frame, flux.length - 2);
    double part = frame - before;
    return (1 - part) * flux[before] + part * flux[before + 1];
  }

  /** Adds all that another has heard. */
  public void add(OnsetLag other) {
    for (int i = 0; i < strength.length; i++) {
      strength[i] += other.strength[i];
    }
    onsets += other.onsets;
  }

  /** Onsets that were looked at. */
  public int onsets() {
    return onsets;
  }

  /** The lag, positive where the sound is late; empty where the onsets do not tell of one. */
  public OptionalDouble milliseconds() {
    double most = Arrays.stream(strength).max().orElse(0);
    double mean = Arrays.stream(strength).sum() / strength.length;
    if (onsets < LEAST_ONSETS || most < LEAST_CONTRAST * mean || most == 0) {
      return OptionalDouble.empty();
    }
    int nearest = -1;
    for (int i = FLUX_FRAME_MS; i < strength.length - FLUX_FRAME_MS; i++) {
      boolean nearer = nearest < 0 || Math.abs(i - SEARCHED_MS) < Math.abs(nearest - SEARCHED_MS);
      if (strength[i] >= ABOUT_AS_HIGH * most && nearer && isPeak(i)) {
        nearest = i;
      }
    }
    return nearest < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(nearest + summit(nearest) - SEARCHED_MS - FLUX_LATE_MS);
  }

  /** Within a frame of the flux either way. */
  private boolean isPeak(int lag) {
    for (int i = lag - FLUX_FRAME_MS; i <= lag + FLUX_FRAME_MS; i++) {
      if (strength[i] > strength[lag]) {
        return false;
      }
    }
    return true;
  }

  /** Where a parabola through a peak and what is a frame of the flux beside it is highest. */
  private double summit(int peak) {
    double before = strength[peak - FLUX_FRAME_MS];
    double after = strength[peak + FLUX_FRAME_MS];
    double bend = 2 * strength[peak] - before - after;
    return bend > 0 ? FLUX_FRAME_MS * (after - before) / (2 * bend) : 0;
  }
}
