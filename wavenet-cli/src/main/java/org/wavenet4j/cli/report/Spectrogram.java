package org.wavenet4j.cli.report;

import java.util.List;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.signal.Stft;

/**
 * Power of a sound over time and frequency.
 *
 * @param levelsDb {@code [column][bin]}, 0 dB for a sine of full scale; bin 0 at 0 Hz, the last one
 *     at {@code maxHz}; columns evenly spread over the sound
 * @param seconds that the columns cover
 * @param maxHz half the sample rate
 */
record Spectrogram(float[][] levelsDb, double seconds, double maxHz) {
  /** About 15 Hz between bins: piano notes apart from G2 up, onsets still sharp. */
  private static final double WINDOW_MS = 64;

  private static final int COLUMNS = 640;

  /** Below any 16-bit sound; digital silence has a level all the same. */
  private static final double FLOOR = 1e-16;

  /** Of the first channel; silence is taken to be before and after it. */
  static Spectrogram of(Audio audio) {
    int window = Integer.highestOneBit((int) Math.max(4, audio.sampleRateHz() * WINDOW_MS / 1000));
    float[] padded = new float[audio.frames() + window];
    System.arraycopy(audio.channels()[0], 0, padded, window / 2, audio.frames());
    Stft stft = new Stft(window, 1);
    double[] power = new double[stft.bins()];
    float[][] levelsDb = new float[COLUMNS][stft.bins()];
    for (int column = 0; column < COLUMNS; column++) {
      double centre = (column + 0.5) / COLUMNS * audio.frames();
      stft.power(padded, (int) Math.min(centre, audio.frames()), power);
      for (int bin = 0; bin < power.length; bin++) {
        levelsDb[column][bin] = (float) (10 * Math.log10(power[bin] + FLOOR));
      }
    }
    return new Spectrogram(levelsDb, audio.seconds(), audio.sampleRateHz() / 2.0);
  }

  /** The top of a scale that all of them fit, so that they can be compared by eye; at least one. */
  static double topDb(List<Spectrogram> spectrograms) {
    double peakDb = spectrograms.stream().mapToDouble(Spectrogram::peakDb).max().orElse(0);
    return 5 * Math.ceil(peakDb / 5);
  }

  /** The highest level. */
  private float peakDb() {
    float peak = Float.NEGATIVE_INFINITY;
    for (float[] column : levelsDb) {
      for (float level : column) {
        peak = Math.max(peak, level);
      }
    }
    return peak;
  }
}
