package org.wavenet4j.train.data;

import java.util.SplittableRandom;

/** The order in which an epoch visits its windows: a pure function of seed and epoch. */
final class EpochOrder {
  private EpochOrder() {}

  /**
   * A permutation of 0 to count - 1 (Fisher and Yates, as Durstenfeld 1964, Algorithm 235).
   *
   * @param epoch at least 0
   */
  static int[] permutation(long seed, long epoch, int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    SplittableRandom random = generator(seed, epoch);
    for (int i = count - 1; i > 0; i--) {
      // Not nextInt(bound), whose way from bits to numbers is the JDK's to change; the bias of the
      // remainder is below 2^-32.
      int other = (int) Long.remainderUnsigned(random.nextLong(), i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }

  /**
   * Seed and epoch each pass through the generator's mixing: neighbouring seeds of a
   * SplittableRandom that lie its increment apart give the same stream, one number shifted.
   */
  private static SplittableRandom generator(long seed, long epoch) {
    long mixedSeed = new SplittableRandom(seed).nextLong();
    long mixedEpoch = new SplittableRandom(epoch).nextLong();
    return new SplittableRandom(mixedSeed + 31 * mixedEpoch);
  }
}
