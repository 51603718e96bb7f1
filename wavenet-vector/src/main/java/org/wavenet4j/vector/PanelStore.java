package org.wavenet4j.vector;

import java.util.Arrays;

/**
 * One array for the weights of many matrices, in the order in which they are packed, which should
 * be that of their use: a network whose weights do not fit into a core's caches runs a quarter
 * faster so than with an array a matrix.
 */
public final class PanelStore {
  /**
   * Values before the first weight. Where objects begin on cache lines (a flag of the launcher), a
   * vector of weights then lies in one line: an array's header takes 16 bytes.
   */
  static final int ORIGIN = 12;

  private float[] floats = new float[ORIGIN];
  private int[] pairs = new int[ORIGIN];
  private int floatsEnd = ORIGIN;
  private int pairsEnd = ORIGIN;

  /** Makes room and tells where it begins. */
  int reserveFloats(int length) {
    int start = floatsEnd;
    floatsEnd = Math.addExact(start, length);
    if (floatsEnd > floats.length) {
      floats = Arrays.copyOf(floats, grown(floats.length, floatsEnd));
    }
    return start;
  }

  /** Makes room and tells where it begins. */
  int reservePairs(int length) {
    int start = pairsEnd;
    pairsEnd = Math.addExact(start, length);
    if (pairsEnd > pairs.length) {
      pairs = Arrays.copyOf(pairs, grown(pairs.length, pairsEnd));
    }
    return start;
  }

  /** A matrix alone takes what it needs; with many, the array is copied a few times only. */
  private static int grown(int length, int least) {
    return length == ORIGIN
        ? least
        : (int) Math.min(Integer.MAX_VALUE - 8, Math.max(least, 2L * length));
  }

  float[] floats() {
    return floats;
  }

  int[] pairs() {
    return pairs;
  }
}
