package org.wavenet4j.run;

import java.util.Arrays;

/**
 * The past inputs of one causal dilated convolution: a ring of the {@code (K-1) d + 1} newest
 * frames. It starts as zeros, as the network's past does.
 */
final class ActivationQueue {
  private final int channels;
  private final int taps;
  private final int dilation;
  private final float[] ring; // [(K-1) d + 1][channels]
  private int newest; // element offset of the newest frame

  ActivationQueue(int channels, int taps, int dilation) {
    this.channels = channels;
    this.taps = taps;
    this.dilation = dilation;
    this.ring = new float[Math.toIntExact(length(channels, taps, dilation))];
  }

  /** Floats that such a queue holds. */
  static long length(int channels, int taps, int dilation) {
    return ((taps - 1L) * dilation + 1) * channels;
  }

  /**
   * Takes in the frames of a block and gives each of them what the convolution's taps see.
   *
   * @param block {@code [channels]} a row
   * @param seen {@code [K * channels]} a row, oldest tap first
   */
  void push(float[][] block, int frames, float[][] seen) {
    for (int f = 0; f < frames; f++) {
      newest += channels;
      if (newest == ring.length) {
        newest = 0;
      }
      System.arraycopy(block[f], 0, ring, newest, channels);
      readTaps(seen[f]);
    }
  }

  private void readTaps(float[] seen) {
    int at = newest;
    for (int k = taps - 1; k >= 0; k--) {
      System.arraycopy(ring, at, seen, k * channels, channels);
      at -= dilation * channels;
      if (at < 0) {
        at += ring.length;
      }
    }
  }

  /** Forgets the past. */
  void reset() {
    Arrays.fill(ring, 0f);
    newest = 0;
  }
}
