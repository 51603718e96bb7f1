package org.wavenet4j.cli.report;

/**
 * Power of a sound over time and frequency.
 *
 * @param levelsDb {@code [column][bin]}, bin 0 at 0 Hz, the last one at {@code maxHz}; columns
 *     evenly spread over the sound
 * @param seconds that the columns cover
 * @param maxHz half the sample rate
 */
record Spectrogram(float[][] levelsDb, double seconds, double maxHz) {
  /** The highest level. */
  float peakDb() {
    float peak = Float.NEGATIVE_INFINITY;
    for (float[] column : levelsDb) {
      for (float level : column) {
        peak = Math.max(peak, level);
      }
    }
    return peak;
  }
}
