package org.wavenet4j;

/**
 * Bounds of the numbers in specs and recipes; they also bound what a hostile model file can make a
 * reader allocate.
 */
public final class Range {
  private Range() {}

  /**
   * Requires {@code least <= value <= most}.
   *
   * @throws IllegalArgumentException as {@code batch: 0, expected 1 to 1024}
   */
  public static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + ", expected " + least + " to " + most);
    }
  }

  /**
   * Requires a condition on a number; NaN and infinity never fulfil it.
   *
   * @param holds whether the condition does, as {@code value > 0}
   * @param expected the condition in words, as {@code above 0}
   * @throws IllegalArgumentException as {@code peak: -1.0, expected above 0}
   */
  public static void check(String name, double value, boolean holds, String expected) {
    if (!holds || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + ": " + value + ", expected " + expected);
    }
  }
}
