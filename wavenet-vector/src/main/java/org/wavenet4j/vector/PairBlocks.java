package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Blocks} for weights of 16 bits: a pair is taken apart once for four frames. */
final class PairBlocks {
  private static final int L1 = Lanes.COUNT;
  private static final int L2 = 2 * L1;
  private static final int L3 = 3 * L1;

  private PairBlocks() {}

  /**
   * {@code c[cStart + r cRow + o] += sum over i of a[aStart + r aRow + i] w[i][o]}.
   *
   * @param rows a multiple of {@link Blocks#HEIGHT}
   */
  static void add(
      float[] a, int aStart, int aRow, PairPanels w, float[] c, int cStart, int cRow, int rows) {
    int depth = w.depth();
    for (int panel = 0; panel < w.pitch(); panel += w.widthFrom(panel)) {
      int width = w.widthFrom(panel);
      for (int done = 0; done < width; ) {
        int vectors = Math.min(Lanes.BLOCK_VECTORS, (width - done) / L1);
        int start = w.start(panel) + done;
        int to = cStart + panel + done;
        for (int r = 0; r < rows; r += Blocks.HEIGHT) {
          int x = aStart + r * aRow;
          addBlock(vectors, a, x, aRow, depth, w.pairs(), start, width, c, to + r * cRow, cRow);
        }
        done += vectors * L1;
      }
    }
  }

  private static void addBlock(
      int vectors,
      float[] a,
      int aStart,
      int aRow,
      int depth,
      int[] w,
      int start,
      int step,
      float[] c,
      int cStart,
      int cRow) {
    switch (vectors) {
      case 4 -> four(a, aStart, aRow, depth, w, start, step, c, cStart, cRow);
      case 2 -> two(a, aStart, aRow, depth, w, start, step, c, cStart, cRow);
      default -> one(a, aStart, aRow, depth, w, start, step, c, cStart, cRow);
    }
  }

  private static void four(
      float[] a,
      int aStart,
      int aRow,
      int depth,
      int[] w,
      int start,
      int step,
      float[] c,
      int cStart,
      int cRow) {
    int o = cStart;
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
    int aStart1 = aStart + aRow;
    int aStart2 = aStart + 2 * aRow;
    int aStart3 = aStart + 3 * aRow;
    for (int i = 0; i < depth; i++) {
      int p = start + i * step;
      IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
      IntVector w1 = IntVector.fromArray(Lanes.INTS, w, p + L1);
      IntVector w2 = IntVector.fromArray(Lanes.INTS, w, p + L2);
      IntVector w3 = IntVector.fromArray(Lanes.INTS, w, p + L3);
      FloatVector e0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
      FloatVector e1 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
      FloatVector e2 = w2.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
      FloatVector e3 = w3.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i]);
      c00 = e0.fma(x, c00);
      c01 = e1.fma(x, c01);
      c02 = e2.fma(x, c02);
      c03 = e3.fma(x, c03);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart1 + 2 * i]);
      c10 = e0.fma(x, c10);
      c11 = e1.fma(x, c11);
      c12 = e2.fma(x, c12);
      c13 = e3.fma(x, c13);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart2 + 2 * i]);
      c20 = e0.fma(x, c20);
      c21 = e1.fma(x, c21);
      c22 = e2.fma(x, c22);
      c23 = e3.fma(x, c23);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart3 + 2 * i]);
      c30 = e0.fma(x, c30);
      c31 = e1.fma(x, c31);
      c32 = e2.fma(x, c32);
      c33 = e3.fma(x, c33);
      FloatVector h0 = w0.reinterpretAsFloats();
      FloatVector h1 = w1.reinterpretAsFloats();
      FloatVector h2 = w2.reinterpretAsFloats();
      FloatVector h3 = w3.reinterpretAsFloats();
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i + 1]);
      c00 = h0.fma(x, c00);
      c01 = h1.fma(x, c01);
      c02 = h2.fma(x, c02);
      c03 = h3.fma(x, c03);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart1 + 2 * i + 1]);
      c10 = h0.fma(x, c10);
      c11 = h1.fma(x, c11);
      c12 = h2.fma(x, c12);
      c13 = h3.fma(x, c13);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart2 + 2 * i + 1]);
      c20 = h0.fma(x, c20);
      c21 = h1.fma(x, c21);
      c22 = h2.fma(x, c22);
      c23 = h3.fma(x, c23);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart3 + 2 * i + 1]);
      c30 = h0.fma(x, c30);
      c31 = h1.fma(x, c31);
      c32 = h2.fma(x, c32);
      c33 = h3.fma(x, c33);
    }
    o = cStart;
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

  private static void two(
      float[] a,
      int aStart,
      int aRow,
      int depth,
      int[] w,
      int start,
      int step,
      float[] c,
      int cStart,
      int cRow) {
    int o = cStart;
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
    int aStart1 = aStart + aRow;
    int aStart2 = aStart + 2 * aRow;
    int aStart3 = aStart + 3 * aRow;
    for (int i = 0; i < depth; i++) {
      int p = start + i * step;
      IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
      IntVector w1 = IntVector.fromArray(Lanes.INTS, w, p + L1);
      FloatVector e0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
      FloatVector e1 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i]);
      c00 = e0.fma(x, c00);
      c01 = e1.fma(x, c01);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart1 + 2 * i]);
      c10 = e0.fma(x, c10);
      c11 = e1.fma(x, c11);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart2 + 2 * i]);
      c20 = e0.fma(x, c20);
      c21 = e1.fma(x, c21);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart3 + 2 * i]);
      c30 = e0.fma(x, c30);
      c31 = e1.fma(x, c31);
      FloatVector h0 = w0.reinterpretAsFloats();
      FloatVector h1 = w1.reinterpretAsFloats();
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i + 1]);
      c00 = h0.fma(x, c00);
      c01 = h1.fma(x, c01);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart1 + 2 * i + 1]);
      c10 = h0.fma(x, c10);
      c11 = h1.fma(x, c11);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart2 + 2 * i + 1]);
      c20 = h0.fma(x, c20);
      c21 = h1.fma(x, c21);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart3 + 2 * i + 1]);
      c30 = h0.fma(x, c30);
      c31 = h1.fma(x, c31);
    }
    o = cStart;
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

  private static void one(
      float[] a,
      int aStart,
      int aRow,
      int depth,
      int[] w,
      int start,
      int step,
      float[] c,
      int cStart,
      int cRow) {
    int o = cStart;
    FloatVector c00 = FloatVector.fromArray(Lanes.SPECIES, c, o);
    o += cRow;
    FloatVector c10 = FloatVector.fromArray(Lanes.SPECIES, c, o);
    o += cRow;
    FloatVector c20 = FloatVector.fromArray(Lanes.SPECIES, c, o);
    o += cRow;
    FloatVector c30 = FloatVector.fromArray(Lanes.SPECIES, c, o);
    int aStart1 = aStart + aRow;
    int aStart2 = aStart + 2 * aRow;
    int aStart3 = aStart + 3 * aRow;
    for (int i = 0; i < depth; i++) {
      int p = start + i * step;
      IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
      FloatVector e0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i]);
      c00 = e0.fma(x, c00);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart1 + 2 * i]);
      c10 = e0.fma(x, c10);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart2 + 2 * i]);
      c20 = e0.fma(x, c20);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart3 + 2 * i]);
      c30 = e0.fma(x, c30);
      FloatVector h0 = w0.reinterpretAsFloats();
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i + 1]);
      c00 = h0.fma(x, c00);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart1 + 2 * i + 1]);
      c10 = h0.fma(x, c10);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart2 + 2 * i + 1]);
      c20 = h0.fma(x, c20);
      x = FloatVector.broadcast(Lanes.SPECIES, a[aStart3 + 2 * i + 1]);
      c30 = h0.fma(x, c30);
    }
    o = cStart;
    c00.intoArray(c, o);
    o += cRow;
    c10.intoArray(c, o);
    o += cRow;
    c20.intoArray(c, o);
    o += cRow;
    c30.intoArray(c, o);
  }
}
