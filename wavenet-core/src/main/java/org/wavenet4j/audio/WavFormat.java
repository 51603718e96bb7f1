package org.wavenet4j.audio;

/**
 * What a WAV file says about its samples.
 *
 * @param sampleFormat how one sample is stored
 * @param channels 1 to 65535, interleaved
 * @param sampleRateHz frames a second, at least 1
 */
public record WavFormat(SampleFormat sampleFormat, int channels, int sampleRateHz) {
  /** The most channels that a WAV header can name. */
  public static final int MAX_CHANNELS = 0xffff;

  /** Checks the ranges. */
  public WavFormat {
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new IllegalArgumentException(
          "channels: " + channels + ", expected 1 to " + MAX_CHANNELS);
    }
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("sampleRateHz: " + sampleRateHz + ", expected at least 1");
    }
  }

  /** Bytes of one frame: a sample of every channel. */
  public int frameBytes() {
    return channels * sampleFormat.bytes();
  }
}
