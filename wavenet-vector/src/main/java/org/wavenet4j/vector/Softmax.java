package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Cross-entropy of a softmax over the channels of a frame. */
public final class Softmax {
  private static final float LEAST = -87f; // exp of less is no normal float any more

  private Softmax() {}

  /**
   * Replaces a frame's logits by the gradient of the code's negative log-probability: the
   * probabilities, less 1 at the code.
   *
   * @param code 0 to channels - 1
   * @return nats
   */
  public static double crossEntropy(FrameMatrix logits, int frame, int code) {
    float[] x = logits.values();
    int start = logits.row(frame);
    int whole = logits.channels() / Lanes.COUNT * Lanes.COUNT;
    int end = logits.channels();
    FloatVector largest = FloatVector.broadcast(Lanes.SPECIES, x[start]);
    for (int c = 0; c < whole; c += Lanes.COUNT) {
      largest = largest.max(FloatVector.fromArray(Lanes.SPECIES, x, start + c));
    }
    float max = largest.reduceLanes(VectorOperators.MAX);
    for (int c = whole; c < end; c++) {
      max = Math.max(max, x[start + c]);
    }
    double nats = max - x[start + code];
    float total = exponentials(x, start, logits.pitch(), end, max);
    float scale = 1f / total;
    for (int c = 0; c < logits.pitch(); c += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.SPECIES, x, start + c).mul(scale).intoArray(x, start + c);
    }
    x[start + code] -= 1f;
    return nats + Math.log(total);
  }

  /**
   * Replaces x by exp(x - max), which is at most 1, and adds it up. The exponential is the Taylor
   * polynomial of degree 7 at 1/32 of the argument, to the power of 32: within 4e-6 of the true
   * value, relatively.
   */
  private static float exponentials(float[] x, int start, int pitch, int channels, float max) {
    FloatVector total = FloatVector.zero(Lanes.SPECIES);
    for (int c = 0; c < pitch; c += Lanes.COUNT) {
      FloatVector y =
          FloatVector.fromArray(Lanes.SPECIES, x, start + c).sub(max).max(LEAST).mul(0.03125f);
      FloatVector p =
          y.mul(1.984127e-4f)
              .add(1.3888889e-3f)
              .mul(y)
              .add(8.333334e-3f)
              .mul(y)
              .add(4.1666668e-2f)
              .mul(y)
              .add(1.6666667e-1f)
              .mul(y)
              .add(0.5f)
              .mul(y)
              .add(1f)
              .mul(y)
              .add(1f);
      p = p.mul(p);
      p = p.mul(p);
      p = p.mul(p);
      p = p.mul(p);
      p = p.mul(p);
      VectorMask<Float> inside = Lanes.SPECIES.indexInRange(c, channels);
      p = FloatVector.zero(Lanes.SPECIES).blend(p, inside);
      p.intoArray(x, start + c);
      total = total.add(p);
    }
    return total.reduceLanes(VectorOperators.ADD);
  }
}
