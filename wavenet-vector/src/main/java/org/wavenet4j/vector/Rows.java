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
    PanelLayout layout = w.layout();
    int depth = layout.inputs();
    int runs = layout.runs();
    for (int r = 0; r < runs; r++) {
      PanelLayout.Run run = layout.run(r);
      int start = run.start();
      int to = cStart + run.output();
      if (run.step() != run.width()) {
        part(a, aStart, depth, weights, run, c, to);
      } else if (run.width() == L8) {
        eight(a, aStart, depth, weights, start, c, to);
      } else if (run.width() == L2) {
        two(a, aStart, depth, weights, start, c, to);
      } else if (run.width() == L1) {
        one(a, aStart, depth, weights, start, c, to);
      } else if (r + 1 < runs && isPanelOfTwo(layout.run(r + 1))) {
        r++;
        six(a, aStart, depth, weights, start, layout.run(r).start(), c, to);
      } else {
        four(a, aStart, depth, weights, start, c, to);
      }
    }
  }

  private static boolean isPanelOfTwo(PanelLayout.Run run) {
    return run.width() == L2 && run.step() == L2;
  }

  /** A part of a panel, which only unusual slices have. */
  private static void part(
      float[] a, int aStart, int depth, float[] w, PanelLayout.Run run, float[] c, int cStart) {
    int start = run.start();
    int step = run.step();
    for (int o = 0; o < run.width(); o += L1) {
      FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o);
      for (int i = 0; i < depth; i++) {
        FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
        c0 = FloatVector.fromArray(Lanes.SPECIES, w, start + i * step + o).fma(x, c0);
      }
      c0.intoArray(c, cStart + o);
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
      float[] a, int aStart, int depth, float[] w, int start, int start2, float[] c, int cStart) {
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
      c4 = FloatVector.fromArray(Lanes.SPECIES, w, q).fma(x, c4);
      c5 = FloatVector.fromArray(Lanes.SPECIES, w, q + L1).fma(x, c5);
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
