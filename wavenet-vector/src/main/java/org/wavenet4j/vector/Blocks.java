package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of all products: {@code c[r][j] += sum over p of a[r][p] b[p][j]} for a
 * column of blocks, one to four vectors wide and four rows high, whose accumulators stay in
 * registers while p runs (Goto and van de Geijn 2008, "Anatomy of High-Performance Matrix
 * Multiplication").
 *
 * <p>a is read one value at a time and may have any strides: frames times weights read it along a
 * frame's channels, gradients of weights along a channel's frames. Columns of b and c lie side by
 * side. The loops are handed what the operands hold, not the operands: so the JIT compiler has
 * nothing to hoist, and makes no objects of them.
 */
final class Blocks {
  /** Rows of a block. */
  static final int HEIGHT = 4;

  private static final int L1 = Lanes.COUNT;
  private static final int L2 = 2 * L1;
  private static final int L3 = 3 * L1;

  private Blocks() {}

  /**
   * A column of blocks; what the numbers mean is {@link Operand}'s affair. They come one by one
   * because an operand made for a call that is not inlined would be an object a call.
   *
   * @param vectors width of a block: 4, 2 or 1
   * @param rows a multiple of {@link #HEIGHT}
   */
  static void column(
      int vectors,
      int rows,
      int depth,
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      int bStep,
      float[] c,
      int cOffset,
      int cRow) {
    switch (vectors) {
      case 4 -> four(rows, depth, a, aOffset, aRow, aStep, b, bOffset, bStep, c, cOffset, cRow);
      case 2 -> two(rows, depth, a, aOffset, aRow, aStep, b, bOffset, bStep, c, cOffset, cRow);
      case 1 -> one(rows, depth, a, aOffset, aRow, aStep, b, bOffset, bStep, c, cOffset, cRow);
      default -> throw new IllegalArgumentException("vectors: " + vectors);
    }
  }

  private static void four(
      int rows,
      int depth,
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      int bStep,
      float[] c,
      int cOffset,
      int cRow) {
    for (int r = 0; r < rows; r += HEIGHT) {
      int o = cOffset + r * cRow;
      FloatVector c00 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c01 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      FloatVector c02 = FloatVector.fromArray(Lanes.SPECIES, c, o + L2);
      FloatVector c03 = FloatVector.fromArray(Lanes.SPECIES, c, o + L3);
      o += cRow;
      FloatVector c10 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c11 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      FloatVector c12 = FloatVector.fromArray(Lanes.SPECIES, c, o + L2);
      FloatVector c13 = FloatVector.fromArray(Lanes.SPECIES, c, o + L3);
      o += cRow;
      FloatVector c20 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c21 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      FloatVector c22 = FloatVector.fromArray(Lanes.SPECIES, c, o + L2);
      FloatVector c23 = FloatVector.fromArray(Lanes.SPECIES, c, o + L3);
      o += cRow;
      FloatVector c30 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c31 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      FloatVector c32 = FloatVector.fromArray(Lanes.SPECIES, c, o + L2);
      FloatVector c33 = FloatVector.fromArray(Lanes.SPECIES, c, o + L3);
      int q = aOffset + r * aRow;
      int w = bOffset;
      for (int p = 0; p < depth; p++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, w);
        FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, b, w + L1);
        FloatVector b2 = FloatVector.fromArray(Lanes.SPECIES, b, w + L2);
        FloatVector b3 = FloatVector.fromArray(Lanes.SPECIES, b, w + L3);
        FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[q]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + aRow]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + 2 * aRow]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + 3 * aRow]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        c33 = x.fma(b3, c33);
        q += aStep;
        w += bStep;
      }
      o = cOffset + r * cRow;
      c00.intoArray(c, o);
      c01.intoArray(c, o + L1);
      c02.intoArray(c, o + L2);
      c03.intoArray(c, o + L3);
      o += cRow;
      c10.intoArray(c, o);
      c11.intoArray(c, o + L1);
      c12.intoArray(c, o + L2);
      c13.intoArray(c, o + L3);
      o += cRow;
      c20.intoArray(c, o);
      c21.intoArray(c, o + L1);
      c22.intoArray(c, o + L2);
      c23.intoArray(c, o + L3);
      o += cRow;
      c30.intoArray(c, o);
      c31.intoArray(c, o + L1);
      c32.intoArray(c, o + L2);
      c33.intoArray(c, o + L3);
    }
  }

  private static void two(
      int rows,
      int depth,
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      int bStep,
      float[] c,
      int cOffset,
      int cRow) {
    for (int r = 0; r < rows; r += HEIGHT) {
      int o = cOffset + r * cRow;
      FloatVector c00 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c01 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      o += cRow;
      FloatVector c10 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c11 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      o += cRow;
      FloatVector c20 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c21 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      o += cRow;
      FloatVector c30 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      FloatVector c31 = FloatVector.fromArray(Lanes.SPECIES, c, o + L1);
      int q = aOffset + r * aRow;
      int w = bOffset;
      for (int p = 0; p < depth; p++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, w);
        FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, b, w + L1);
        FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[q]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + aRow]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + 2 * aRow]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + 3 * aRow]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        q += aStep;
        w += bStep;
      }
      o = cOffset + r * cRow;
      c00.intoArray(c, o);
      c01.intoArray(c, o + L1);
      o += cRow;
      c10.intoArray(c, o);
      c11.intoArray(c, o + L1);
      o += cRow;
      c20.intoArray(c, o);
      c21.intoArray(c, o + L1);
      o += cRow;
      c30.intoArray(c, o);
      c31.intoArray(c, o + L1);
    }
  }

  private static void one(
      int rows,
      int depth,
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      int bStep,
      float[] c,
      int cOffset,
      int cRow) {
    for (int r = 0; r < rows; r += HEIGHT) {
      int o = cOffset + r * cRow;
      FloatVector c00 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      o += cRow;
      FloatVector c10 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      o += cRow;
      FloatVector c20 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      o += cRow;
      FloatVector c30 = FloatVector.fromArray(Lanes.SPECIES, c, o);
      int q = aOffset + r * aRow;
      int w = bOffset;
      for (int p = 0; p < depth; p++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, w);
        FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[q]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + aRow]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + 2 * aRow]);
        c20 = x.fma(b0, c20);
        x = FloatVector.broadcast(Lanes.SPECIES, a[q + 3 * aRow]);
        c30 = x.fma(b0, c30);
        q += aStep;
        w += bStep;
      }
      o = cOffset + r * cRow;
      c00.intoArray(c, o);
      o += cRow;
      c10.intoArray(c, o);
      o += cRow;
      c20.intoArray(c, o);
      o += cRow;
      c30.intoArray(c, o);
    }
  }

  /** One row, for the up to three that no block covers. */
  static void row(int columns, int depth, Operand left, Operand right, Operand sums) {
    float[] a = left.values();
    int aOffset = left.offset();
    int aStep = left.step();
    float[] b = right.values();
    int bOffset = right.offset();
    int bStep = right.row();
    float[] c = sums.values();
    int cOffset = sums.offset();
    for (int j = 0; j < columns; j += L1) {
      FloatVector sum = FloatVector.fromArray(Lanes.SPECIES, c, cOffset + j);
      int q = aOffset;
      int w = bOffset + j;
      for (int p = 0; p < depth; p++) {
        sum =
            FloatVector.broadcast(Lanes.SPECIES, a[q])
                .fma(FloatVector.fromArray(Lanes.SPECIES, b, w), sum);
        q += aStep;
        w += bStep;
      }
      sum.intoArray(c, cOffset + j);
    }
  }
}
