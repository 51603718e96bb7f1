package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Loops over the values of frames, one like the other. */
public final class Elements {
  private Elements() {}

  /** {@code b[bFrame] += a[aFrame]}, in as many channels as a has. */
  public static void add(FrameMatrix a, int aFrame, FrameMatrix b, int bFrame) {
    float[] x = a.values();
    float[] y = b.values();
    int from = a.row(aFrame);
    int to = b.row(bFrame);
    for (int i = 0; i < a.width(); i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.SPECIES, y, to + i)
          .add(FloatVector.fromArray(Lanes.SPECIES, x, from + i))
          .intoArray(y, to + i);
    }
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

  private static void exponentials(float[] x, int start, int whole, float largest, float factor) {
    FloatVector round = FloatVector.broadcast(Lanes.SPECIES, Exponential.ROUND);
    for (int i = start; i < start + whole; i += Lanes.COUNT) {
      FloatVector y =
          FloatVector.fromArray(Lanes.SPECIES, x, i)
              .sub(largest)
              .mul(factor)
              .max(Exponential.LEAST);
      FloatVector shifted = y.fma(FloatVector.broadcast(Lanes.SPECIES, Exponential.LOG2_E), round);
      FloatVector n = shifted.sub(round);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(Lanes.SPECIES, -Exponential.LN2_LOW),
              n.fma(FloatVector.broadcast(Lanes.SPECIES, -Exponential.LN2_HIGH), y));
      FloatVector p = FloatVector.broadcast(Lanes.SPECIES, Exponential.C7);
      p = p.fma(r, FloatVector.broadcast(Lanes.SPECIES, Exponential.C6));
      p = p.fma(r, FloatVector.broadcast(Lanes.SPECIES, Exponential.C5));
      p = p.fma(r, FloatVector.broadcast(Lanes.SPECIES, Exponential.C4));
      p = p.fma(r, FloatVector.broadcast(Lanes.SPECIES, Exponential.C3));
      p = p.fma(r, FloatVector.broadcast(Lanes.SPECIES, Exponential.C2));
      p = p.fma(r, FloatVector.broadcast(Lanes.SPECIES, 1f));
      p = p.fma(r, FloatVector.broadcast(Lanes.SPECIES, 1f));
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      p.mul(exponent.add(Exponential.ONE_BITS).reinterpretAsFloats()).intoArray(x, i);
    }
  }
}
