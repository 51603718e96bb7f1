package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Rows} for weights of 16 bits: the even weight of a pair, then the odd one. */
final class PairRows {
  private static final int L1 = Lanes.COUNT;
  private static final int L2 = 2 * L1;
  private static final int L3 = 3 * L1;
  private static final int L4 = 4 * L1;
  private static final int L8 = 8 * L1;

  private PairRows() {}

  /** {@code c[cStart + o] += sum over i of a[aStart + i] w[i][o]}. */
  static void add(float[] a, int aStart, PairPanels w, float[] c, int cStart) {
    int[] weights = w.pairs();
    int inputs = 2 * w.depth(); // an odd one is followed by a zero
    int pitch = w.pitch();
    int o = 0;
    for (; o + L8 <= pitch; o += L8) {
      eight(a, aStart, inputs, weights, w.start(o), c, cStart + o);
    }
    if (o < pitch) {
      rest(a, aStart, w, o, c, cStart);
    }
  }

  /** Two products of one frame whose sums lie side by side, those of the second last. */
  static void add(float[] a, int aStart, PairPanels w, PairPanels v, float[] c, int cStart) {
    // Four vectors and two are one loop: two sums alone would wait for each other most of the time.
    if (w.pitch() == L4 && v.pitch() == L2) {
      int inputs = 2 * w.depth();
      six(a, aStart, inputs, w.pairs(), w.start(0), v.pairs(), v.start(0), c, cStart);
    } else {
      add(a, aStart, w, c, cStart);
      add(a, aStart, v, c, cStart + w.pitch());
    }
  }

  private static void eight(
      float[] a, int aStart, int inputs, int[] w, int start, float[] c, int cStart) {
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L1);
    FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L2);
    FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L3);
    FloatVector c4 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4);
    FloatVector c5 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4 + L1);
    FloatVector c6 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4 + L2);
    FloatVector c7 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + L4 + L3);
    int p = start;
    for (int i = 0; i < inputs; i += 2) {
      FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i + 1]);
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
      IntVector w4 = IntVector.fromArray(Lanes.INTS, w, p + L4);
      c4 = w4.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c4);
      c4 = w4.reinterpretAsFloats().fma(odd, c4);
      IntVector w5 = IntVector.fromArray(Lanes.INTS, w, p + L4 + L1);
      c5 = w5.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c5);
      c5 = w5.reinterpretAsFloats().fma(odd, c5);
      IntVector w6 = IntVector.fromArray(Lanes.INTS, w, p + L4 + L2);
      c6 = w6.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c6);
      c6 = w6.reinterpretAsFloats().fma(odd, c6);
      IntVector w7 = IntVector.fromArray(Lanes.INTS, w, p + L4 + L3);
      c7 = w7.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c7);
      c7 = w7.reinterpretAsFloats().fma(odd, c7);
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
      int inputs,
      int[] w,
      int start,
      int[] v,
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
    for (int i = 0; i < inputs; i += 2) {
      FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
      FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i + 1]);
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
      IntVector w4 = IntVector.fromArray(Lanes.INTS, v, q);
      c4 = w4.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c4);
      c4 = w4.reinterpretAsFloats().fma(odd, c4);
      IntVector w5 = IntVector.fromArray(Lanes.INTS, v, q + L1);
      c5 = w5.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c5);
      c5 = w5.reinterpretAsFloats().fma(odd, c5);
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

  /**
   * Fewer than eight vectors: four, two and one, as there are. One method, because short ones would
   * be compiled into their callers, where vectors have been seen to become objects.
   */
  private static void rest(
      float[] a, int aStart, PairPanels panels, int first, float[] c, int cStart) {
    int[] w = panels.pairs();
    int inputs = 2 * panels.depth();
    int pitch = panels.pitch();
    int o = first;
    if (o + L4 <= pitch) {
      FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o);
      FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o + L1);
      FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o + L2);
      FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o + L3);
      int p = panels.start(o);
      for (int i = 0; i < inputs; i += 2) {
        FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
        FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i + 1]);
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
        p += L4;
      }
      c0.intoArray(c, cStart + o);
      c1.intoArray(c, cStart + o + L1);
      c2.intoArray(c, cStart + o + L2);
      c3.intoArray(c, cStart + o + L3);
      o += L4;
    }
    if (o + L2 <= pitch) {
      FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o);
      FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o + L1);
      int p = panels.start(o);
      for (int i = 0; i < inputs; i += 2) {
        FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
        FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i + 1]);
        IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
        c0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c0);
        c0 = w0.reinterpretAsFloats().fma(odd, c0);
        IntVector w1 = IntVector.fromArray(Lanes.INTS, w, p + L1);
        c1 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c1);
        c1 = w1.reinterpretAsFloats().fma(odd, c1);
        p += L2;
      }
      c0.intoArray(c, cStart + o);
      c1.intoArray(c, cStart + o + L1);
      o += L2;
    }
    if (o < pitch) {
      FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, c, cStart + o);
      int p = panels.start(o);
      for (int i = 0; i < inputs; i += 2) {
        FloatVector even = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i]);
        FloatVector odd = FloatVector.broadcast(Lanes.SPECIES, a[aStart + i + 1]);
        IntVector w0 = IntVector.fromArray(Lanes.INTS, w, p);
        c0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(even, c0);
        c0 = w0.reinterpretAsFloats().fma(odd, c0);
        p += L1;
      }
      c0.intoArray(c, cStart + o);
    }
  }
}
