package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.model.WaveNetSpec;

/**
 * What is expected of the samples that the front sees: those of a block of frames, and of the
 * frames that its older taps reach before it.
 */
final class ExpectedWindow {
  private final int taps;
  private final int streams;
  private final int inputs; // I
  private final float[]
      told; // [frame][stream][inputs]: K-1 frames before the block, then the block

  ExpectedWindow(WaveNetSpec spec, int streams, int maxBlockFrames) {
    this.taps = spec.input().kernelSize();
    this.streams = streams;
    this.inputs = spec.expectedInputs();
    this.told = new float[(taps - 1 + maxBlockFrames) * streams * inputs];
  }

  private int past() {
    return (taps - 1) * streams * inputs;
  }

  /** Takes in a block, {@code [row][inputs]} from its start. */
  void begin(float[] block, int rows) {
    System.arraycopy(block, 0, told, past(), rows * inputs);
  }

  /** Copies what all taps see in a row of the block, the oldest first. */
  void copy(int row, float[] out, int offset) {
    for (int k = 0; k < taps; k++) {
      System.arraycopy(told, (row + k * streams) * inputs, out, offset + k * inputs, inputs);
    }
  }

  /** Makes the block part of the past. */
  void end(int rows) {
    System.arraycopy(told, rows * inputs, told, 0, past());
  }

  /** Forgets the past: zeros, as before the start of a signal. */
  void reset() {
    Arrays.fill(told, 0);
  }

  /** Forgets the past of one stream. */
  void reset(int stream) {
    for (int k = 0; k < taps - 1; k++) {
      int from = (k * streams + stream) * inputs;
      Arrays.fill(told, from, from + inputs, 0);
    }
  }

  /** Takes over the past of some of another window's streams. */
  void copy(ExpectedWindow from, int[] kept) {
    for (int k = 0; k < taps - 1; k++) {
      for (int s = 0; s < kept.length; s++) {
        int source = (k * from.streams + kept[s]) * inputs;
        System.arraycopy(from.told, source, told, (k * streams + s) * inputs, inputs);
      }
    }
  }
}
