package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Rows} for weights of 16 bits: the even weight of a pair, then the odd one. */
final class PairRows {
  private static final int L1 = Lanes.COUNT;
  private static final int L2 = 2 * L1;
  private static final int L3 = 3 * L1;

  private PairRows() {}

  /** {@code c[cStart + o] += sum over i of a[aStart + i] w[i][o]}. */
  static void add(float[] a, int aStart, PairPanels w, float[] c, int cStart) {
    int[] weights = w.pairs();
    int depth = (w.inputs() + 1) / 2;
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

  private static int start(PairPanels w, int output) {
    return w.panelStart(output) + output % Panels.WIDTH;
  }

  private static void eight(
      float[] a,
      int aStart,
      int depth,
      int[] w,
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
      FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i]);
      FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i + 1]);
      IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
      c0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c0);
      c0 = w0.reinterpretAsFloats().fma(odd, c0);
      IntVector w1 = IntVector.fromArray(Lanes.INTS, w, p + L1);
      c1 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c1);
      c1 = w1.reinterpretAsFloats().fma(odd, c1);
      IntVector w2 = IntVector.fromArray(Lanes.INTS, w, p + L2);
      c2 = w2.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c2);
      c2 = w2.reinterpretAsFloats().fma(odd, c2);
      IntVector w3 = IntVector.fromArray(Lanes.INTS, w, p + L3);
      c3 = w3.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c3);
      c3 = w3.reinterpretAsFloats().fma(odd, c3);
      IntVector w4 = IntVector.fromArray(Lanes.INTS, w, q);
      c4 = w4.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c4);
      c4 = w4.reinterpretAsFloats().fma(odd, c4);
      IntVector w5 = IntVector.fromArray(Lanes.INTS, w, q + L1);
      c5 = w5.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c5);
      c5 = w5.reinterpretAsFloats().fma(odd, c5);
      IntVector w6 = IntVector.fromArray(Lanes.INTS, w, q + L2);
      c6 = w6.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c6);
      c6 = w6.reinterpretAsFloats().fma(odd, c6);
      IntVector w7 = IntVector.fromArray(Lanes.INTS, w, q + L3);
      c7 = w7.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c7);
      c7 = w7.reinterpretAsFloats().fma(odd, c7);
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
      float[] a, int aStart, int depth, int[] w, int start, int step, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L2);
    FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L3);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i]);
      FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i + 1]);
      IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
      c0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c0);
      c0 = w0.reinterpretAsFloats().fma(odd, c0);
      IntVector w1 = IntVector.fromArray(Lanes.INTS, w, p + L1);
      c1 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c1);
      c1 = w1.reinterpretAsFloats().fma(odd, c1);
      IntVector w2 = IntVector.fromArray(Lanes.INTS, w, p + L2);
      c2 = w2.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c2);
      c2 = w2.reinterpretAsFloats().fma(odd, c2);
      IntVector w3 = IntVector.fromArray(Lanes.INTS, w, p + L3);
      c3 = w3.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c3);
      c3 = w3.reinterpretAsFloats().fma(odd, c3);
      p += step;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
    c2.intoArray(c, cStart + L2);
    c3.intoArray(c, cStart + L3);
  }

  private static void two(
      float[] a, int aStart, int depth, int[] w, int start, int step, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i]);
      FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i + 1]);
      IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
      c0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c0);
      c0 = w0.reinterpretAsFloats().fma(odd, c0);
      IntVector w1 = IntVector.fromArray(Lanes.INTS, w, p + L1);
      c1 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c1);
      c1 = w1.reinterpretAsFloats().fma(odd, c1);
      p += step;
    }
    c0.intoArray(c, cStart);
    c1.intoArray(c, cStart + L1);
  }

  private static void one(
      float[] a, int aStart, int depth, int[] w, int start, int step, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    int p = start;
    for (int i = 0; i < depth; i++) {
      FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i]);
      FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + 2 * i + 1]);
      IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
      c0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c0);
      c0 = w0.reinterpretAsFloats().fma(odd, c0);
      p += step;
    }
    c0.intoArray(c, cStart);
  }
}
