package org.wavenet4j.train.tones;

import java.util.Arrays;
import org.wavenet4j.model.Tones;

/**
 * Sums for the keys that a piece has: memory for those alone, as a corpus may be of a thousand
 * short pieces.
 */
final class KeySums {
  private static final double[] NONE = {};

  private final int length;
  private final double[][] sums = new double[Tones.KEYS][]; // [key][length], or empty

  /**
   * No key as yet.
   *
   * @param length numbers that each key has
   */
  KeySums(int length) {
    this.length = length;
    Arrays.fill(sums, NONE);
  }

  /** A key's, to be added to; zeros at first. */
  double[] of(int key) {
    if (sums[key].length == 0) {
      sums[key] = new double[length];
    }
    return sums[key];
  }

  /** Adds all of them to {@code [88][length]}. */
  void addTo(double[] total) {
    for (int key = 0; key < Tones.KEYS; key++) {
      int offset = key * length;
      for (int i = 0; i < sums[key].length; i++) {
        total[offset + i] += sums[key][i];
      }
    }
  }
}
