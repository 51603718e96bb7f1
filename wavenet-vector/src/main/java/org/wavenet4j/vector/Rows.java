package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The product of one frame with a matrix. Up to eight vectors of sums at a time, because an
 * addition has to wait several cycles for the one before it; weights are read once, so memory sets
 * the pace.
 */
final class Rows {
  private static final int L1 = Lanes.COUNT;
  private static final int L2 = 2 * L1;
  private static final int L3 = 3 * L1;
  private static final int L4 = 4 * L1;
  private static final int L8 = 8 * L1;

  private Rows() {}

  /** {@code c[cStart + o] += sum over i of a[aStart + i] w[i][o]}. */
  static void add(float[] a, int aStart, WeightPanels w, float[] c, int cStart) {
    float[] weights = w.values();
    int depth = w.inputs();
    int pitch = w.pitch();
    int o = 0;
    for (; o + L8 <= pitch; o += L8) {
      eight(a, aStart, depth, weights, w.start(o), c, cStart + o);
    }
    if (o + L4 <= pitch) {
      four(a, aStart, depth, weights, w.start(o), c, cStart + o);
      o += L4;
    }
    if (o + L2 <= pitch) {
      two(a, aStart, depth, weights, w.start(o), c, cStart + o);
      o += L2;
    }
    if (o < pitch) {
      one(a, aStart, depth, weights, w.start(o), c, cStart + o);
    }
  }

  /** Two products of one frame whose sums lie side by side, those of the second last. */
  static void add(float[] a, int aStart, WeightPanels w, WeightPanels v, float[] c, int cStart) {
    // Four vectors and two are one loop: two sums alone would wait for each other most of the time.
    if (w.pitch() == L4 && v.pitch() == L2) {
      int depth = w.inputs();
      six(a, aStart, depth, w.values(), w.start(0), v.values(), v.start(0), c, cStart);
    } else {
      add(a, aStart, w, c, cStart);
      add(a, aStart, v, c, cStart + w.pitch());
    }
  }

  private static void eight(
      float[] a, int aStart, int depth, float[] w, int start, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L2);
    FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L3);
    FloatVector c4 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4);
    FloatVector c5 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4 + L1);
    FloatVector c6 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4 + L2);
    FloatVector c7 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4 + L3);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      c1 = FloatVector.fromArray(Lanes.SPECIES, w, p + L1).fma(x, c1);
      c2 = FloatVector.fromArray(Lanes.SPECIES, w, p + L2).fma(x, c2);
      c3 = FloatVector.fromArray(Lanes.SPECIES, w, p + L3).fma(x, c3);
      c4 = FloatVector.fromArray(Lanes.SPECIES, w, p + L4).fma(x, c4);
      c5 = FloatVector.fromArray(Lanes.SPECIES, w, p + L4 + L1).fma(x, c5);
      c6 = FloatVector.fromArray(Lanes.SPECIES, w, p + L4 + L2).fma(x, c6);
      c7 = FloatVector.fromArray(Lanes.SPECIES, w, p + L4 + L3).fma(x, c7);
      p += L8;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
    c2.intoArray(c, cStart + L2);
    c3.intoArray(c, cStart + L3);
    c4.intoArray(c, cStart + L4);
    c5.intoArray(c, cStart + L4 + L1);
    c6.intoArray(c, cStart + L4 + L2);
    c7.intoArray(c, cStart + L4 + L3);
  }

  private static void six(
      float[] a,
      int aStart,
      int depth,
      float[] w,
      int start,
      float[] v,
      int start2,
      float[] c,
      int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L2);
    FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L3);
    FloatVector c4 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4);
    FloatVector c5 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4 + L1);
    int p = start;
    int q = start2;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      c1 = FloatVector.fromArray(Lanes.SPECIES, w, p + L1).fma(x, c1);
      c2 = FloatVector.fromArray(Lanes.SPECIES, w, p + L2).fma(x, c2);
      c3 = FloatVector.fromArray(Lanes.SPECIES, w, p + L3).fma(x, c3);
      c4 = FloatVector.fromArray(Lanes.SPECIES, v, q).fma(x, c4);
      c5 = FloatVector.fromArray(Lanes.SPECIES, v, q + L1).fma(x, c5);
      p += L4;
      q += L2;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
    c2.intoArray(c, cStart + L2);
    c3.intoArray(c, cStart + L3);
    c4.intoArray(c, cStart + L4);
    c5.intoArray(c, cStart + L4 + L1);
  }

  private static void four(
      float[] a, int aStart, int depth, float[] w, int start, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L2);
    FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L3);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      c1 = FloatVector.fromArray(Lanes.SPECIES, w, p + L1).fma(x, c1);
      c2 = FloatVector.fromArray(Lanes.SPECIES, w, p + L2).fma(x, c2);
      c3 = FloatVector.fromArray(Lanes.SPECIES, w, p + L3).fma(x, c3);
      p += L4;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
    c2.intoArray(c, cStart + L2);
    c3.intoArray(c, cStart + L3);
  }

  private static void two(
      float[] a, int aStart, int depth, float[] w, int start, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      c1 = FloatVector.fromArray(Lanes.SPECIES, w, p + L1).fma(x, c1);
      p += L2;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
  }

  private static void one(
      float[] a, int aStart, int depth, float[] w, int start, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      p += L1;
    }
    c0.intoArray(c, cStart);
  }
}
