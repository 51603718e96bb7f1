package org.wavenet4j.model;

/**
 * The past samples that an output depends on: output frame t sees input frames {@code t - frames +
 * 1} to t, and no other.
 *
 * @param frames at least 1
 * @param sampleRateHz rate of the audio
 */
public record ReceptiveField(int frames, int sampleRateHz) {
  /** Span in milliseconds. */
  public double milliseconds() {
    return 1000.0 * frames / sampleRateHz;
  }
}
