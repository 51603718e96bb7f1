package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.prediction.Expectation;

/**
 * What is expected of the samples that the front sees: those of a block of frames, and of the
 * frames that its older taps reach before it.
 */
final class ExpectedWindow {
  private static final int INPUTS = Expectation.INPUTS;

  private final int taps;
  private final int streams;
  private final float[]
      told; // [frame][stream][inputs]: K-1 frames before the block, then the block

  ExpectedWindow(int taps, int streams, int maxBlockFrames) {
    this.taps = taps;
    this.streams = streams;
    this.told = new float[(taps - 1 + maxBlockFrames) * streams * INPUTS];
  }

  private int past() {
    return (taps - 1) * streams * INPUTS;
  }

  /** Takes in a block, {@code [row][inputs]} from its start. */
  void begin(float[] block, int rows) {
    System.arraycopy(block, 0, told, past(), rows * INPUTS);
  }

  /** Copies what all taps see in a row of the block, the oldest first. */
  void copy(int row, float[] out, int offset) {
    for (int k = 0; k < taps; k++) {
      System.arraycopy(told, (row + k * streams) * INPUTS, out, offset + k * INPUTS, INPUTS);
    }
  }

  /** Makes the block part of the past. */
  void end(int rows) {
    System.arraycopy(told, rows * INPUTS, told, 0, past());
  }

  /** Forgets the past: zeros, as before the start of a signal. */
  void reset() {
    Arrays.fill(told, 0);
  }

  /** Forgets the past of one stream. */
  void reset(int stream) {
    for (int k = 0; k < taps - 1; k++) {
      int from = (k * streams + stream) * INPUTS;
      Arrays.fill(told, from, from + INPUTS, 0);
    }
  }

  /** Takes over the past of some of another window's streams. */
  void copy(ExpectedWindow from, int[] kept) {
    for (int k = 0; k < taps - 1; k++) {
      for (int s = 0; s < kept.length; s++) {
        int source = (k * from.streams + kept[s]) * INPUTS;
        System.arraycopy(from.told, source, told, (k * streams + s) * INPUTS, INPUTS);
      }
    }
  }
}
