package org.wavenet4j.audio;

/**
 * Sampled sound held in memory.
 *
 * @param channels {@code [channel][frame]}, full scale is -1 to 1; at least one channel, all of one
 *     length. Not copied: whoever makes an {@code Audio} hands the arrays over.
 * @param sampleRateHz frames a second, at least 1
 */
public record Audio(float[][] channels, int sampleRateHz) {
  /** Checks the shape. */
  public Audio {
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("sampleRateHz: " + sampleRateHz + ", expected at least 1");
    }
    if (channels.length == 0) {
      throw new IllegalArgumentException("channels: none, expected at least one");
    }
    for (int c = 1; c < channels.length; c++) {
      if (channels[c].length != channels[0].length) {
        throw new IllegalArgumentException(
            "channels[%d]: %d frames, expected %d as in channels[0]"
                .formatted(c, channels[c].length, channels[0].length));
      }
    }
  }

  /** One channel of sound. */
  public static Audio mono(float[] samples, int sampleRateHz) {
    return new Audio(new float[][] {samples}, sampleRateHz);
  }

  /** Number of channels, at least 1. */
  public int channelCount() {
    return channels.length;
  }

  /** Frames in each channel. */
  public int frames() {
    return channels[0].length;
  }

  /** Length in seconds. */
  public double seconds() {
    return (double) frames() / sampleRateHz;
  }

  /**
   * The mean of all channels, as a new array of {@link #frames()}; the only channel itself if there
   * is just one.
   */
  public float[] mixDown() {
    if (channels.length == 1) {
      return channels[0];
    }
    float[] mono = new float[frames()];
    float scale = 1f / channels.length;
    for (float[] channel : channels) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += channel[i] * scale;
      }
    }
    return mono;
  }
}
