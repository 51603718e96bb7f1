package org.wavenet4j.vector;

/**
 * The exponential of numbers up to 0, the same bits on every machine, which {@code Math.exp} does
 * not promise.
 *
 * <p>With n = round(x / ln 2) and r = x - n ln 2 it is 2^n times the Taylor polynomial of degree 7
 * at r, where |r| is at most 0.35: within 1.2e-7 of the true value, relatively.
 */
public final class Exponential {
  /** Less counts as this: its exponential, 1.6e-38, is nearly the smallest normal float. */
  static final float LEAST = -87f;

  /** Added, it leaves a number's nearest integer in a float's lowest bits. */
  static final float ROUND = 0x1.8p23f;

  static final float LOG2_E = 1.442695f;

  // ln 2 as a float whose product with an integer of up to 8 bits is exact, and the rest.
  static final float LN2_HIGH = 0x1.62e4p-1f;
  static final float LN2_LOW = (float) (0.6931471805599453 - 0x1.62e4p-1);

  static final float C2 = 1 / 2f;
  static final float C3 = 1 / 6f;
  static final float C4 = 1 / 24f;
  static final float C5 = 1 / 120f;
  static final float C6 = 1 / 720f;
  static final float C7 = 1 / 5040f;

  /** The bits of 1: a float's exponent of 0. */
  static final int ONE_BITS = 0x3f800000;

  private Exponential() {}

  /**
   * The exponential of a value.
   *
   * @param value up to 0, or NaN
   */
  public static float of(float value) {
    float x = Math.max(LEAST, value);
    float shifted = Math.fma(x, LOG2_E, ROUND);
    float n = shifted - ROUND;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    float p = Math.fma(C7, r, C6);
    p = Math.fma(p, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r, C2);
    p = Math.fma(p, r, 1f);
    p = Math.fma(p, r, 1f);
    return p * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE_BITS);
  }

  /**
   * Replaces logits by what their softmax's probabilities are proportional to: {@code exp((x -
   * largest) factor)}.
   */
  public static void weigh(float[] logits, int offset, int count, float factor) {
    float largest = logits[offset];
    for (int i = offset + 1; i < offset + count; i++) {
      largest = Math.max(largest, logits[i]);
    }
    weigh(logits, offset, count, largest, factor);
  }

  static void weigh(float[] logits, int offset, int count, float largest, float factor) {
    for (int i = offset; i < offset + count; i++) {
      logits[i] = of((logits[i] - largest) * factor);
    }
  }
}
