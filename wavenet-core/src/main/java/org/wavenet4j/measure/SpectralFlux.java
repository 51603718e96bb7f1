package org.wavenet4j.measure;

import java.util.Arrays;
import org.wavenet4j.signal.Stft;

/**
 * How much of a sound begins at each moment: what the logarithms of its {@link LogBands} gained in
 * {@value #LAG_FRAMES} frames, losses left out, averaged over the bands (Bello et al. 2005, IEEE
 * Trans. Speech Audio Process. 13(5)). A band is compared with the loudest of itself and its
 * neighbours, so that a tone that wanders from band to band begins nothing (SuperFlux, Boeck and
 * Widmer 2013, DAFx).
 *
 * <p>A frame is 5 ms. Memory is that of a few spectra and of the result. Not for several threads at
 * once.
 */
final class SpectralFlux {
  private static final int FRAMES_PER_SECOND = 200;

  // 25 ms. At 20 ms, onsets after silence read 12 ms early, because the window reaches into them
  // and the one compared with does not; at 30 ms, those among other notes read 7 ms late.
  private static final int LAG_FRAMES = 5;

  // Window of the highest power of two within this: 64 ms at 16 kHz, 46 to 85 ms at usual rates.
  private static final double LONGEST_WINDOW_SECONDS = 0.09;

  // Magnitudes count from 40 dB under the sound's level: what lies lower, such as a bed of noise,
  // is squeezed flat by the 1 inside the logarithm.
  private static final double MAGNITUDE_GAIN = 100;

  // -80 dBFS: nothing quieter is raised to the level of music.
  private static final double LOWEST_LEVEL = 1e-4;

  private final int sampleRateHz;
  private final int hopFrames;
  private final Stft stft;
  private final LogBands bands;
  private final float[] window;
  private final double[] power;
  private final double[][] recent; // [frame % (LAG_FRAMES + 1)][band]

  SpectralFlux(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
    hopFrames = sampleRateHz / FRAMES_PER_SECOND;
    int windowFrames = Integer.highestOneBit((int) (sampleRateHz * LONGEST_WINDOW_SECONDS));
    stft = new Stft(windowFrames, hopFrames);
    bands = new LogBands(stft, sampleRateHz);
    window = new float[windowFrames];
    power = new double[stft.bins()];
    recent = new double[LAG_FRAMES + 1][bands.count()];
  }

  /** Frames before time 0, whose windows reach into the sound already. */
  private int leadFrames() {
    return window.length / 2 / hopFrames;
  }

  /** The time that a frame's window has its middle at; parts of frames lie between. */
  double seconds(double frame) {
    return (frame - leadFrames()) * hopFrames / sampleRateHz;
  }

  /** The frame, parts of frames included, whose window has its middle at that time. */
  double frame(double seconds) {
    return seconds * sampleRateHz / hopFrames + leadFrames();
  }

  /**
   * The flux of a whole sound, before which there was silence.
   *
   * @return {@code [frame]} for all windows that do not reach beyond the end, where the sound may
   *     be cut off; at least 0
   */
  double[] of(float[] samples) {
    double gain = MAGNITUDE_GAIN / Math.max(LOWEST_LEVEL, LevelDifference.rms("samples", samples));
    for (double[] spectrum : recent) {
      Arrays.fill(spectrum, 0);
    }
    int first = -leadFrames() * hopFrames - window.length / 2;
    int frames = Math.max(0, 1 + Math.floorDiv(samples.length - window.length - first, hopFrames));
    double[] flux = new double[frames];
    for (int i = 0; i < frames; i++) {
      double[] spectrum = recent[i % recent.length];
      logSpectrum(samples, first + i * hopFrames, gain, spectrum);
      flux[i] = gained(spectrum, recent[(i + 1) % recent.length]);
    }
    return flux;
  }

  private void logSpectrum(float[] samples, int offset, double gain, double[] spectrum) {
    for (int n = 0; n < window.length; n++) {
      window[n] = offset + n < 0 ? 0 : samples[offset + n];
    }
    stft.power(window, 0, power);
    bands.magnitudes(power, spectrum);
    for (int b = 0; b < spectrum.length; b++) {
      spectrum[b] = StrictMath.log10(1 + gain * spectrum[b]);
    }
  }

  private static double gained(double[] now, double[] before) {
    double sum = 0;
    for (int b = 0; b < now.length; b++) {
      double loudest = before[b];
      if (b > 0) {
        loudest = Math.max(loudest, before[b - 1]);
      }
      if (b + 1 < now.length) {
        loudest = Math.max(loudest, before[b + 1]);
      }
      sum += Math.max(0, now[b] - loudest);
    }
    return sum / now.length;
  }
}
