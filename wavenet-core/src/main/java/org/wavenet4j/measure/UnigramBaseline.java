package org.wavenet4j.measure;

/**
 * What codes cost without any context: each by how often it occurred in the training audio, counted
 * from 1 so that no code is impossible (Laplace 1814). On the training audio itself this is its
 * first-order entropy.
 *
 * <p>It says something about the sound only where the training audio has many samples a code: of
 * 65536 codes, an hour at 16 kHz has 879 each, ten seconds 2.
 */
public final class UnigramBaseline {
  private final long[] counts;
  private long total;

  /** Knows nothing yet: every code costs {@code log2(levels)} bits. */
  public UnigramBaseline(int levels) {
    counts = new long[levels];
  }

  /** Counts codes of training audio, each 0 to levels - 1. */
  public void learn(int[] codes) {
    for (int code : codes) {
      counts[code]++;
    }
    total += codes.length;
  }

  /** Mean number of training samples behind a code's count. */
  public double samplesPerCode() {
    return (double) total / counts.length;
  }

  /** Bits that these codes cost, in all. */
  public double totalBits(int[] codes) {
    double[] bits = new double[counts.length];
    double log2 = StrictMath.log(2);
    for (int c = 0; c < bits.length; c++) {
      bits[c] = -StrictMath.log((counts[c] + 1.0) / (total + counts.length)) / log2;
    }
    double sum = 0;
    for (int code : codes) {
      sum += bits[code];
    }
    return sum;
  }
}
