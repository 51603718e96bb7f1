package org.wavenet4j.train.tile;

import java.util.Arrays;

/**
 * Gradients of weights while they are being summed: every task has sums of its own, which are added
 * up in the tasks' order, so that the result does not depend on which thread was faster.
 */
final class GradientSums {
  private float[][] sums = {};

  /** Gives places to the sums that a set of weights needs. */
  static final class Layout {
    private int size;

    /** The place of so many sums. */
    int reserve(int count) {
      int offset = size;
      size = Math.addExact(size, count);
      return offset;
    }

    int size() {
      return size;
    }
  }

  /** Makes room for so many tasks with so many sums each. */
  void prepare(int tasks, int size) {
    if (sums.length < tasks || sums[0].length < size) {
      sums = new float[tasks][size];
    }
  }

  /** A task's sums. */
  float[] of(int task) {
    return sums[task];
  }

  /** Sets a task's first sums to zero. */
  float[] cleared(int task, int size) {
    Arrays.fill(sums[task], 0, size, 0f);
    return sums[task];
  }

  /** Adds all tasks' sums of a range to the first task's, which is returned. */
  float[] total(int tasks, int from, int count) {
    float[] total = sums[0];
    for (int task = 1; task < tasks; task++) {
      float[] part = sums[task];
      for (int i = from; i < from + count; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}
