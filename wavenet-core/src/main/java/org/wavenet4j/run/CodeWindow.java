package org.wavenet4j.run;

import java.util.Arrays;

/** The codes that the front sees: a block of frames and what its older taps reach before it. */
final class CodeWindow {
  /** Where a tap reaches beyond the start of the signal. */
  static final int NOTHING = -1;

  private final int taps;
  private final int streams;
  private final int[] codes; // [frame][stream]: the K-1 frames before the block, then the block

  CodeWindow(int taps, int streams, int maxBlockFrames) {
    this.taps = taps;
    this.streams = streams;
    this.codes = new int[(taps - 1 + maxBlockFrames) * streams];
    reset();
  }

  /** K of the front. */
  int taps() {
    return taps;
  }

  private int past() {
    return (taps - 1) * streams;
  }

  /** Takes in a block, {@code [frame][stream]} from {@code offset} on. */
  void begin(int[] block, int offset, int rows) {
    System.arraycopy(block, offset, codes, past(), rows);
  }

  /** What a tap sees in a row of the block, or {@link #NOTHING}; tap K-1 is the newest. */
  int code(int row, int tap) {
    return codes[row + tap * streams];
  }

  /** Makes the block part of the past. */
  void end(int rows) {
    System.arraycopy(codes, rows, codes, 0, past());
  }

  /** Forgets the past. */
  void reset() {
    Arrays.fill(codes, NOTHING);
  }

  /** Forgets the past of one stream. */
  void reset(int stream) {
    for (int i = stream; i < codes.length; i += streams) {
      codes[i] = NOTHING;
    }
  }

  /** Takes over the past of some of another window's streams. */
  void copy(CodeWindow from, int[] kept) {
    for (int k = 0; k < taps - 1; k++) {
      for (int s = 0; s < kept.length; s++) {
        codes[k * streams + s] = from.codes[k * from.streams + kept[s]];
      }
    }
  }
}
