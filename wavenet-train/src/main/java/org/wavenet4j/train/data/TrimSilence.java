package org.wavenet4j.train.data;

/**
 * Cutting silence off both ends of a piece; what is quiet in its middle stays.
 *
 * @param thresholdDbfs a sample is silent where its magnitude is below this, in dB of full scale,
 *     -120 to 0
 * @param keepMs of silence that stay before the first and after the last sound, 0 to 60000
 */
public record TrimSilence(double thresholdDbfs, int keepMs) {
  /** Checks the bounds. */
  public TrimSilence {
    if (!(thresholdDbfs >= -120 && thresholdDbfs <= 0)) {
      throw new IllegalArgumentException(
          "thresholdDbfs: " + thresholdDbfs + ", expected -120 to 0");
    }
    if (keepMs < 0 || keepMs > 60_000) {
      throw new IllegalArgumentException("keepMs: " + keepMs + ", expected 0 to 60000");
    }
  }

  /** The threshold as an amplitude, 0 to 1. */
  double threshold() {
    return StrictMath.pow(10, thresholdDbfs / 20);
  }

  /** {@link #keepMs} in frames, rounded. */
  long keepFrames(int sampleRateHz) {
    return Math.round(keepMs * (double) sampleRateHz / 1000);
  }
}
