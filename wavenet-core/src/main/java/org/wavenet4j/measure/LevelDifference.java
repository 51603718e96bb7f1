package org.wavenet4j.measure;

/** How much louder one sound is than another, in dB of their root mean squares. */
public final class LevelDifference {
  private LevelDifference() {}

  /**
   * Level of {@code sound} above that of {@code reference}: 6.02 for twice the amplitude. Each is
   * taken over its whole length, so cut both alike; one without samples is as silent as one of
   * zeros, {@value SoundStatistics#FLOOR_DBFS} dBFS.
   *
   * @throws IllegalArgumentException if a sample is NaN or infinite
   */
  public static double db(float[] sound, float[] reference) {
    return SoundMeter.decibels(rms("sound", sound))
        - SoundMeter.decibels(rms("reference", reference));
  }

  /** Root of the mean square, 0 for no samples; {@code name} is for the message. */
  static double rms(String name, float[] samples) {
    double sum = 0;
    for (float x : samples) {
      sum += (double) x * x;
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException(name + ": has samples that are NaN or infinite");
    }
    return Math.sqrt(sum / Math.max(1, samples.length));
  }
}
