package org.wavenet4j.train.tile;

import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Products;

/** A constant added to every frame, in one part or, for a gated activation's sums, in two. */
final class Bias {
  private final int length;
  private final int halves;
  private final int halfPitch;
  private final int offset;
  private final int sums;
  private final float[] row;

  private Bias(int length, int halves, int offset, GradientSums.Layout layout) {
    this.length = length;
    this.halves = halves;
    this.halfPitch = FrameMatrix.padded(length);
    this.offset = offset;
    this.row = new float[halves * halfPitch];
    this.sums = layout.reserve(row.length);
  }

  /** So many values from an offset of the flat vector on. */
  static Bias of(int length, int offset, GradientSums.Layout layout) {
    return new Bias(length, 1, offset, layout);
  }

  /** The filter's values, then as many of the gate, which begins with a whole vector. */
  static Bias gated(int gates, int offset, GradientSums.Layout layout) {
    return new Bias(gates, 2, offset, layout);
  }

  void pack(float[] parameters) {
    for (int h = 0; h < halves; h++) {
      System.arraycopy(parameters, offset + h * length, row, h * halfPitch, length);
    }
  }

  /** {@code [pitch]}, as a frame has its channels. */
  float[] row() {
    return row;
  }

  /** Adds the gradient over a run of frames to a task's sums. */
  void addGradient(FrameMatrix dy, int frame, int frames, float[] taskSums) {
    Products.addSums(dy, frame, frames, taskSums, sums);
  }

  /** Adds up the tasks' sums and puts them where the gradients belong. */
  void collect(GradientSums all, int tasks, float[] gradients) {
    float[] total = all.total(tasks, sums, row.length);
    for (int h = 0; h < halves; h++) {
      System.arraycopy(total, sums + h * halfPitch, gradients, offset + h * length, length);
    }
  }

  /** One task's sum of channel {@code index} of the flat vector's part. */
  float sum(float[] taskSums, int index) {
    return taskSums[sums + index / length * halfPitch + index % length];
  }
}
