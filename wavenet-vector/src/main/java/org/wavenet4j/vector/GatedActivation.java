package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The gated activation {@code z = tanh(filter) sigmoid(gate)} (van den Oord et al. 2016, eq. 2,
 * arXiv:1609.03499) and its derivative. A frame holds the filter's channels, then, from the next
 * whole vector on, the gate's.
 *
 * <p>The tangent is a quotient of two polynomials of degree 4 in the square, within 4e-7 of the
 * true value; sigmoid(x) = (1 + tanh(x / 2)) / 2. Both share one division.
 */
public final class GatedActivation {
  private GatedActivation() {}

  /**
   * Computes z, and nothing that a gradient would need: {@code z[zStart + r width + c]} from the
   * filter at {@code aStart + 2 r width + c} and the gate {@code width} values further on.
   *
   * @param width channels in whole vectors
   */
  public static void apply(float[] a, int aStart, float[] z, int zStart, int width, int rows) {
    FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
    FloatVector half = FloatVector.broadcast(Lanes.SPECIES, 0.5f);
    FloatVector p1 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P1);
    FloatVector p2 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P2);
    FloatVector p3 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P3);
    FloatVector p4 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P4);
    FloatVector q1 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q1);
    FloatVector q2 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q2);
    FloatVector q3 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q3);
    FloatVector q4 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q4);
    FloatVector limit = FloatVector.broadcast(Lanes.SPECIES, Tanh.LIMIT);
    FloatVector least = limit.neg();
    for (int r = 0; r < rows; r++) {
      int from = aStart + 2 * r * width;
      int to = zStart + r * width;
      for (int c = 0; c < width; c += Lanes.COUNT) {
        FloatVector f = FloatVector.fromArray(Lanes.SPECIES, a, from + c).min(limit).max(least);
        FloatVector g = FloatVector.fromArray(Lanes.SPECIES, a, from + width + c);
        g = g.mul(half).min(limit).max(least);
        FloatVector ff = f.mul(f);
        FloatVector gg = g.mul(g);
        FloatVector p = p4.fma(ff, p3).fma(ff, p2).fma(ff, p1).fma(ff, one).mul(f);
        FloatVector q = q4.fma(ff, q3).fma(ff, q2).fma(ff, q1).fma(ff, one);
        FloatVector n = p4.fma(gg, p3).fma(gg, p2).fma(gg, p1).fma(gg, one).mul(g);
        FloatVector s = q4.fma(gg, q3).fma(gg, q2).fma(gg, q1).fma(gg, one);
        p.mul(s.add(n)).div(q.mul(s.add(s))).intoArray(z, to + c);
      }
    }
  }

  /**
   * Replaces sums by tanh of the filter and sigmoid of the gate.
   *
   * @param a twice as many padded channels as z has
   * @param z written: their product
   */
  public static void forward(FrameMatrix a, int aFrame, FrameMatrix z, int zFrame, int frames) {
    float[] sums = a.values();
    float[] products = z.values();
    int width = z.pitch();
    FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
    FloatVector half = FloatVector.broadcast(Lanes.SPECIES, 0.5f);
    FloatVector p1 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P1);
    FloatVector p2 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P2);
    FloatVector p3 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P3);
    FloatVector p4 = FloatVector.broadcast(Lanes.SPECIES, Tanh.P4);
    FloatVector q1 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q1);
    FloatVector q2 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q2);
    FloatVector q3 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q3);
    FloatVector q4 = FloatVector.broadcast(Lanes.SPECIES, Tanh.Q4);
    FloatVector limit = FloatVector.broadcast(Lanes.SPECIES, Tanh.LIMIT);
    FloatVector least = limit.neg();
    for (int t = 0; t < frames; t++) {
      int from = a.row(aFrame + t);
      int to = z.row(zFrame + t);
      for (int c = 0; c < width; c += Lanes.COUNT) {
        FloatVector f = FloatVector.fromArray(Lanes.SPECIES, sums, from + c).min(limit).max(least);
        FloatVector g = FloatVector.fromArray(Lanes.SPECIES, sums, from + width + c);
        g = g.mul(half).min(limit).max(least);
        FloatVector ff = f.mul(f);
        FloatVector gg = g.mul(g);
        FloatVector p = p4.fma(ff, p3).fma(ff, p2).fma(ff, p1).fma(ff, one).mul(f);
        FloatVector q = q4.fma(ff, q3).fma(ff, q2).fma(ff, q1).fma(ff, one);
        FloatVector r = p4.fma(gg, p3).fma(gg, p2).fma(gg, p1).fma(gg, one).mul(g);
        FloatVector s = q4.fma(gg, q3).fma(gg, q2).fma(gg, q1).fma(gg, one);
        FloatVector inverse = one.div(q.mul(s));
        FloatVector tangent = p.mul(s).mul(inverse);
        FloatVector sigmoid = r.mul(q).mul(inverse).fma(half, half);
        tangent.intoArray(sums, from + c);
        sigmoid.intoArray(sums, from + width + c);
        tangent.mul(sigmoid).intoArray(products, to + c);
      }
    }
  }

  /** Computes z again from what {@link #forward} left. */
  public static void multiply(FrameMatrix a, int aFrame, FrameMatrix z, int zFrame, int frames) {
    float[] squashed = a.values();
    float[] products = z.values();
    int width = z.pitch();
    for (int t = 0; t < frames; t++) {
      int from = a.row(aFrame + t);
      int to = z.row(zFrame + t);
      for (int c = 0; c < width; c += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.SPECIES, squashed, from + c)
            .mul(FloatVector.fromArray(Lanes.SPECIES, squashed, from + width + c))
            .intoArray(products, to + c);
      }
    }
  }

  /**
   * Replaces what {@link #forward} left by the gradient of what it was given. With z = f g: df (1 -
   * f^2) = dz g - (dz z) f and dg g (1 - g) = (dz z) - (dz z) g.
   *
   * @param dz the gradient of z
   */
  public static void backward(
      FrameMatrix a, int aFrame, FrameMatrix z, FrameMatrix dz, int zFrame, int frames) {
    float[] squashed = a.values();
    float[] products = z.values();
    float[] gradients = dz.values();
    int width = z.pitch();
    for (int t = 0; t < frames; t++) {
      int from = a.row(aFrame + t);
      int to = z.row(zFrame + t);
      for (int c = 0; c < width; c += Lanes.COUNT) {
        FloatVector f = FloatVector.fromArray(Lanes.SPECIES, squashed, from + c);
        FloatVector g = FloatVector.fromArray(Lanes.SPECIES, squashed, from + width + c);
        FloatVector d = FloatVector.fromArray(Lanes.SPECIES, gradients, to + c);
        FloatVector product = FloatVector.fromArray(Lanes.SPECIES, products, to + c).mul(d);
        d.mul(g).sub(product.mul(f)).intoArray(squashed, from + c);
        product.sub(product.mul(g)).intoArray(squashed, from + width + c);
      }
    }
  }
}
