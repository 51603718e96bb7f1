package org.wavenet4j.run;

import org.wavenet4j.vector.FrameArena;
import org.wavenet4j.vector.FrameMatrix;

/**
 * What the blocks of one stack keep from frame to frame, and what they work in: one array, of which
 * each block knows its places.
 */
final class StackMemory {
  private static final int AHEAD_ROWS = 8;

  private final PackedWeights.Stack stack;
  private final int streams;
  private final int maxBlockFrames;
  private final boolean apart;
  private final FrameArena arena;
  private final FrameMatrix sums; // [row][2 D'] of the block of frames
  private final FrameMatrix gated; // [row][D]

  /**
   * Zeros.
   *
   * @param apart whether every block's z stays until the next frame
   */
  StackMemory(PackedWeights.Stack stack, int streams, int maxBlockFrames, boolean apart) {
    this.stack = stack;
    this.streams = streams;
    this.maxBlockFrames = maxBlockFrames;
    this.apart = apart;
    int rows = streams * maxBlockFrames;
    int blocks = stack.blocks().size();
    int aheadRows = 0;
    for (int b = 0; b < blocks; b++) {
      aheadRows += aheadFrames(b) * streams;
    }
    this.arena =
        new FrameArena(
            pastFloats(stack, streams, maxBlockFrames)
                + FrameArena.floats(aheadRows + blocks * streams + rows, stack.sums())
                + FrameArena.floats(blocks * localRows(), stack.sums())
                + FrameArena.floats(apart ? blocks * rows : rows, stack.gateChannels()));
    this.sums = arena.matrix(rows, stack.sums());
    this.gated = arena.matrix(apart ? 0 : rows, stack.gateChannels());
  }

  private static long pastRows(
      PackedWeights.Stack stack, int block, int streams, int maxBlockFrames) {
    PackedWeights.Block weights = stack.blocks().get(block);
    return ActivationQueue.rows(weights.taps(), weights.dilation(), streams, maxBlockFrames);
  }

  /** Values of the past that the blocks of a stack keep: by far the most of it all. */
  static long pastFloats(PackedWeights.Stack stack, int streams, int maxBlockFrames) {
    long rows = 0;
    for (int b = 0; b < stack.blocks().size(); b++) {
      rows += pastRows(stack, b, streams, maxBlockFrames);
    }
    return rows * FrameMatrix.padded(stack.channels());
  }

  /** {@code [row][2 D']} for the sums of a block of frames, which all blocks of the stack share. */
  FrameMatrix sums() {
    return sums;
  }

  /** {@code [row][D]} for a block's z: its own if they are kept apart. */
  FrameMatrix gated() {
    return apart ? arena.matrix(streams * maxBlockFrames, stack.gateChannels()) : gated;
  }

  /** {@code [stream][2 D']} of a block's own. */
  FrameMatrix biases() {
    return arena.matrix(streams, stack.sums());
  }

  private long localRows() {
    boolean local = stack.blocks().get(0).local().inputs() > 0;
    return local ? LocalRows.capacity(streams, streams * maxBlockFrames) : 0;
  }

  /** {@code [place][2 D']} of a block's own: V c for the features of {@link LocalRows}. */
  FrameMatrix locals() {
    return arena.matrix((int) localRows(), stack.sums());
  }

  /** {@code [row][2 D']} of a block's own, for frames to come. */
  FrameMatrix ahead(int block) {
    return arena.matrix(aheadFrames(block) * streams, stack.sums());
  }

  /** Frames that a block computes ahead. */
  int aheadFrames(int block) {
    return Math.min(stack.blocks().get(block).dilation(), Math.max(1, AHEAD_ROWS / streams));
  }

  /** A block's own past. */
  ActivationQueue past(int block) {
    int rows = Math.toIntExact(pastRows(stack, block, streams, maxBlockFrames));
    int dilation = stack.blocks().get(block).dilation();
    return new ActivationQueue(arena.matrix(rows, stack.channels()), dilation * streams);
  }
}
