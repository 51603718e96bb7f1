package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Loops over the values of frames, one like the other. Rows are a few vectors long, and for so few
 * a loop takes longer to begin than to run: these run over four at a time, and do the rest plainly.
 */
public final class Elements {
  private static final int L1 = Lanes.COUNT;
  private static final int L2 = 2 * L1;
  private static final int L3 = 3 * L1;
  private static final int L4 = 4 * L1;

  private Elements() {}

  /** {@code y[yStart + i] = x[xStart + i]} for {@code count} values, whole vectors. */
  public static void set(float[] x, int xStart, float[] y, int yStart, int count) {
    int i = 0;
    for (; i + L4 <= count; i += L4) {
      set(x, xStart + i, y, yStart + i);
      set(x, xStart + i + L1, y, yStart + i + L1);
      set(x, xStart + i + L2, y, yStart + i + L2);
      set(x, xStart + i + L3, y, yStart + i + L3);
    }
    if (i + L2 <= count) {
      set(x, xStart + i, y, yStart + i);
      set(x, xStart + i + L1, y, yStart + i + L1);
      i += L2;
    }
    if (i < count) {
      set(x, xStart + i, y, yStart + i);
    }
  }

  private static void set(float[] x, int from, float[] y, int to) {
    FloatVector.fromArray(Lanes.SPECIES, x, from).intoArray(y, to);
  }

  /** {@code y[yStart + i] += x[xStart + i]} for {@code count} values, whole vectors. */
  public static void add(float[] x, int xStart, float[] y, int yStart, int count) {
    int i = 0;
    for (; i + L4 <= count; i += L4) {
      add(x, xStart + i, y, yStart + i);
      add(x, xStart + i + L1, y, yStart + i + L1);
      add(x, xStart + i + L2, y, yStart + i + L2);
      add(x, xStart + i + L3, y, yStart + i + L3);
    }
    if (i + L2 <= count) {
      add(x, xStart + i, y, yStart + i);
      add(x, xStart + i + L1, y, yStart + i + L1);
      i += L2;
    }
    if (i < count) {
      add(x, xStart + i, y, yStart + i);
    }
  }

  private static void add(float[] x, int from, float[] y, int to) {
    FloatVector.fromArray(Lanes.SPECIES, y, to)
        .add(FloatVector.fromArray(Lanes.SPECIES, x, from))
        .intoArray(y, to);
  }

  /** {@code b[t] = max(0, a[t])} for the first {@code frames} frames of matrices as wide. */
  public static void rectify(FrameMatrix a, FrameMatrix b, int frames) {
    float[] x = a.values();
    float[] y = b.values();
    FloatVector zero = FloatVector.zero(Lanes.SPECIES);
    for (int t = 0; t < frames; t++) {
      int from = a.row(t);
      int to = b.row(t);
      for (int i = 0; i < b.width(); i += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.SPECIES, x, from + i).max(zero).intoArray(y, to + i);
      }
    }
  }

  /** {@link Exponential#weigh}, to the bit. */
  public static void weigh(float[] logits, int offset, int count, float factor) {
    int whole = count - count % Lanes.COUNT;
    FloatVector most = FloatVector.broadcast(Lanes.SPECIES, logits[offset]);
    for (int i = offset; i < offset + whole; i += Lanes.COUNT) {
      most = most.max(FloatVector.fromArray(Lanes.SPECIES, logits, i));
    }
    float largest = most.reduceLanes(VectorOperators.MAX);
    for (int i = offset + whole; i < offset + count; i++) {
      largest = Math.max(largest, logits[i]);
    }
    exponentials(logits, offset, whole, largest, factor);
    Exponential.weigh(logits, offset + whole, count - whole, largest, factor);
  }

  /** What does not change is spread over vectors once: less to inline for the JIT compiler. */
  private static void exponentials(float[] x, int start, int whole, float largest, float factor) {
    FloatVector most = FloatVector.broadcast(Lanes.SPECIES, largest);
    FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, factor);
    FloatVector least = FloatVector.broadcast(Lanes.SPECIES, Exponential.LEAST);
    FloatVector round = FloatVector.broadcast(Lanes.SPECIES, Exponential.ROUND);
    FloatVector log2e = FloatVector.broadcast(Lanes.SPECIES, Exponential.LOG2_E);
    FloatVector ln2High = FloatVector.broadcast(Lanes.SPECIES, -Exponential.LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(Lanes.SPECIES, -Exponential.LN2_LOW);
    FloatVector c7 = FloatVector.broadcast(Lanes.SPECIES, Exponential.C7);
    FloatVector c6 = FloatVector.broadcast(Lanes.SPECIES, Exponential.C6);
    FloatVector c5 = FloatVector.broadcast(Lanes.SPECIES, Exponential.C5);
    FloatVector c4 = FloatVector.broadcast(Lanes.SPECIES, Exponential.C4);
    FloatVector c3 = FloatVector.broadcast(Lanes.SPECIES, Exponential.C3);
    FloatVector c2 = FloatVector.broadcast(Lanes.SPECIES, Exponential.C2);
    FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
    IntVector oneBits = IntVector.broadcast(Lanes.INTS, Exponential.ONE_BITS);
    for (int i = start; i < start + whole; i += Lanes.COUNT) {
      FloatVector y = FloatVector.fromArray(Lanes.SPECIES, x, i).sub(most).mul(scale).max(least);
      FloatVector shifted = y.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(ln2Low, n.fma(ln2High, y));
      FloatVector p = c7.fma(r, c6).fma(r, c5).fma(r, c4).fma(r, c3).fma(r, c2);
      p = p.fma(r, one).fma(r, one);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      p.mul(exponent.add(oneBits).reinterpretAsFloats()).intoArray(x, i);
    }
  }
}
