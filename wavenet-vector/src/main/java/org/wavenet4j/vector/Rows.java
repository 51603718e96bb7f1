package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The product of one frame with a matrix. Eight vectors of sums at a time, because an addition has
 * to wait several cycles for the one before it; weights are read once, so memory sets the pace.
 */
final class Rows {
  private static final int L1 = Lanes.COUNT;
  private static final int L2 = 2 * L1;
  private static final int L3 = 3 * L1;

  private Rows() {}

  /** {@code c[cStart + o] += sum over i of a[aStart + i] w[i][o]}. */
  static void add(float[] a, int aStart, WeightPanels w, float[] c, int cStart) {
    float[] weights = w.values();
    int depth = w.inputs();
    int pitch = w.pitch();
    int o = 0;
    // Two groups of four vectors: in neighbouring panels, or where vectors are short side by side.
    for (; o + 8 * L1 <= pitch; o += 8 * L1) {
      int first = start(w, o);
      int second = start(w, o + 4 * L1);
      eight(a, aStart, depth, weights, first, second, w.panelWidth(o), c, cStart + o);
    }
    for (; o + 4 * L1 <= pitch; o += 4 * L1) {
      four(a, aStart, depth, weights, start(w, o), w.panelWidth(o), c, cStart + o);
    }
    for (; o + L2 <= pitch; o += L2) {
      two(a, aStart, depth, weights, start(w, o), w.panelWidth(o), c, cStart + o);
    }
    if (o < pitch) {
      one(a, aStart, depth, weights, start(w, o), w.panelWidth(o), c, cStart + o);
    }
  }

  private static int start(WeightPanels w, int output) {
    return w.panelStart(output) + output % Panels.WIDTH;
  }

  private static void eight(
      float[] a,
      int aStart,
      int depth,
      float[] w,
      int start,
      int second,
      int step,
      float[] c,
      int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L2);
    FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L3);
    FloatVector c4 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + 4 * L1);
    FloatVector c5 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + 5 * L1);
    FloatVector c6 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + 6 * L1);
    FloatVector c7 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + 7 * L1);
    int p = start;
    int q = second;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      c1 = FloatVector.fromArray(Lanes.SPECIES, w, p + L1).fma(x, c1);
      c2 = FloatVector.fromArray(Lanes.SPECIES, w, p + L2).fma(x, c2);
      c3 = FloatVector.fromArray(Lanes.SPECIES, w, p + L3).fma(x, c3);
      c4 = FloatVector.fromArray(Lanes.SPECIES, w, q).fma(x, c4);
      c5 = FloatVector.fromArray(Lanes.SPECIES, w, q + L1).fma(x, c5);
      c6 = FloatVector.fromArray(Lanes.SPECIES, w, q + L2).fma(x, c6);
      c7 = FloatVector.fromArray(Lanes.SPECIES, w, q + L3).fma(x, c7);
      p += step;
      q += step;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
    c2.intoArray(c, cStart + L2);
    c3.intoArray(c, cStart + L3);
    c4.intoArray(c, cStart + 4 * L1);
    c5.intoArray(c, cStart + 5 * L1);
    c6.intoArray(c, cStart + 6 * L1);
    c7.intoArray(c, cStart + 7 * L1);
  }

  private static void four(
      float[] a, int aStart, int depth, float[] w, int start, int step, float[] c, int cStart) {
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
      p += step;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
    c2.intoArray(c, cStart + L2);
    c3.intoArray(c, cStart + L3);
  }

  private static void two(
      float[] a, int aStart, int depth, float[] w, int start, int step, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      c1 = FloatVector.fromArray(Lanes.SPECIES, w, p + L1).fma(x, c1);
      p += step;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
  }

  private static void one(
      float[] a, int aStart, int depth, float[] w, int start, int step, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      c0 = FloatVector.fromArray(Lanes.SPECIES, w, p).fma(x, c0);
      p += step;
    }
    c0.intoArray(c, cStart);
  }
}
