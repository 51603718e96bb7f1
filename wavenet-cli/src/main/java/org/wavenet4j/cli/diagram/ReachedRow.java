package org.wavenet4j.cli.diagram;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The nodes of one row that reach the output.
 *
 * @param level convolutions below it: 0 is the input
 * @param ages bit a is set where the node of a frames ago reaches it
 */
record ReachedRow(int level, BigInteger ages) {
  /**
   * The rows of a network that are drawn, the input first: all, or of more than {@code most} those
   * nearest to input and output.
   *
   * @param convolutions the one that hears the sound first
   */
  static List<ReachedRow> of(List<Convolution> convolutions, int most) {
    Deque<ReachedRow> rows = new ArrayDeque<>();
    BigInteger ages = BigInteger.ONE;
    for (int level = convolutions.size(); level >= 0; level--) {
      if (level < convolutions.size()) {
        ages = heard(ages, convolutions.get(level));
      }
      boolean nearInput = level < most / 2;
      boolean nearOutput = level > convolutions.size() - (most - most / 2);
      if (convolutions.size() < most || nearInput || nearOutput) {
        rows.addFirst(new ReachedRow(level, ages));
      }
    }
    return List.copyOf(rows);
  }

  private static BigInteger heard(BigInteger ages, Convolution by) {
    BigInteger heard = ages;
    for (int k = 1; k < by.taps(); k++) {
      heard = heard.or(ages.shiftLeft(k * by.dilation()));
    }
    return heard;
  }
}
