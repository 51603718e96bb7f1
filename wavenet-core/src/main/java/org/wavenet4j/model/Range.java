package org.wavenet4j.model;

/**
 * Bounds of the integers in a spec; they also bound what a hostile model file can make a reader
 * allocate.
 */
final class Range {
  private Range() {}

  static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d, expected %d to %d".formatted(name, value, least, most));
    }
  }
}
