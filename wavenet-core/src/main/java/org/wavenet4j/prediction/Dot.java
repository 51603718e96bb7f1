package org.wavenet4j.prediction;

/** Sums of products in one fixed order, so that they are the same bits on every machine. */
final class Dot {
  private Dot() {}

  /**
   * {@code sum_i a[aStart + i] b[bStart + i]}, i = 0..count-1. Four sums at once, because an
   * addition would else wait for the one before.
   */
  static double product(double[] a, int aStart, double[] b, int bStart, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      s0 += a[aStart + i] * b[bStart + i];
      s1 += a[aStart + i + 1] * b[bStart + i + 1];
      s2 += a[aStart + i + 2] * b[bStart + i + 2];
      s3 += a[aStart + i + 3] * b[bStart + i + 3];
    }
    for (; i < count; i++) {
      s0 += a[aStart + i] * b[bStart + i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
