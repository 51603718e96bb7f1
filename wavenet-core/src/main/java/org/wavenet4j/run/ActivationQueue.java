package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Panels;

/**
 * The past inputs of one causal dilated convolution: a ring of rows, one a frame and stream, frame
 * after frame. It starts as zeros, as the network's past does. To a convolution S interleaved
 * streams are one whose dilation is S times as large.
 */
final class ActivationQueue {
  private final FrameMatrix ring;
  private final float[] values;
  private final int origin;
  private final int pitch;
  private final int count;
  private final int dilationRows;
  private int next; // row that the next frame begins at

  /**
   * A past of zeros.
   *
   * @param ring of as many frames as {@link #rows} says
   * @param dilationRows rows that a dilation spans: its frames times streams
   */
  ActivationQueue(FrameMatrix ring, int dilationRows) {
    this.ring = ring;
    this.values = ring.values();
    this.origin = ring.row(0);
    this.pitch = ring.pitch();
    this.count = ring.frames();
    this.dilationRows = dilationRows;
  }

  /**
   * Rows of such a queue.
   *
   * @param blockFrames the largest run of frames that is pushed before it is read
   */
  static long rows(int taps, int dilation, int streams, int blockFrames) {
    return ((taps - 1L) * dilation + blockFrames) * streams;
  }

  /**
   * Takes in rows of the newest frames.
   *
   * @param from where the first begins in {@code block}
   * @param blockPitch from one to the next
   */
  void push(Kernels kernels, float[] block, int from, int blockPitch, int rows) {
    for (int r = 0; r < rows; r++) {
      kernels.set(block, from + r * blockPitch, values, origin + next * pitch, pitch);
      next = wrapped(next + 1);
    }
  }

  /**
   * Adds to each of a run of rows of {@code sums} what a tap sees in it: the product of its weights
   * with the row so many dilations earlier.
   *
   * @param sincePushed rows from the first of the run to the next one to be pushed; 0 or less for
   *     frames that are still to come
   * @param dilations from the tap to the newest, times dilation; far enough to be in the ring
   */
  void addTap(
      Kernels kernels,
      Panels weights,
      int sincePushed,
      int dilations,
      float[] sums,
      int sumsStart,
      int sumsPitch,
      int rows) {
    int from = wrapped(next - sincePushed - dilations * dilationRows);
    for (int done = 0; done < rows; ) {
      int run = Math.min(rows - done, count - from);
      int to = sumsStart + done * sumsPitch;
      kernels.addProduct(weights, values, origin + from * pitch, pitch, sums, to, sumsPitch, run);
      done += run;
      from = wrapped(from + run);
    }
  }

  private int wrapped(int row) {
    if (row >= count) {
      return row - count;
    }
    return row < 0 ? row + count : row;
  }

  /** Forgets the past. */
  void reset() {
    ring.clear(0, count);
  }

  /** Forgets the past of one of the interleaved streams. */
  void reset(int stream, int streams) {
    for (int row = stream; row < count; row += streams) {
      ring.clear(row, 1);
    }
  }

  /** Takes over the past of some of another queue's interleaved streams. */
  void copy(ActivationQueue from, int[] kept, int streams) {
    int frames = from.count / streams;
    for (int f = 0; f < frames; f++) {
      for (int s = 0; s < kept.length; s++) {
        ring.copyRows(from.ring, f * streams + kept[s], f * kept.length + s, 1);
      }
    }
    next = from.next / streams * kept.length;
  }
}
