package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Loops over the values of frames, one like the other. */
public final class Elements {
  private Elements() {}

  /** {@code b[bFrame + t] += a[aFrame + t]}, of a matrix as wide. */
  public static void add(FrameMatrix a, int aFrame, FrameMatrix b, int bFrame, int frames) {
    float[] x = a.values();
    float[] y = b.values();
    int from = a.row(aFrame);
    int to = b.row(bFrame);
    for (int i = 0; i < frames * b.pitch(); i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.SPECIES, y, to + i)
          .add(FloatVector.fromArray(Lanes.SPECIES, x, from + i))
          .intoArray(y, to + i);
    }
  }

  /** Replaces what is below zero by zero. */
  public static void rectify(FrameMatrix a, int frame, int frames) {
    float[] x = a.values();
    int start = a.row(frame);
    FloatVector zero = FloatVector.zero(Lanes.SPECIES);
    for (int i = 0; i < frames * a.pitch(); i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.SPECIES, x, start + i).max(zero).intoArray(x, start + i);
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
