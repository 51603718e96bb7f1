package org.wavenet4j.train.data;

import java.util.Random;
import java.util.SplittableRandom;
import org.wavenet4j.Range;

/**
 * Noise on what a network hears of the past while it is trained, and its linear prediction with it,
 * but not on what it is to predict: so it learns to bring back what has gone astray, which it will
 * hear of itself when it generates (as in LPCNet, Valin and Skoglund 2019, section 3.3,
 * arXiv:1810.11846). The same for the same seed, epoch and window.
 *
 * <p>Each window has noise of a strength of its own, from none to the most.
 *
 * @param mostCodes the largest standard deviation, in codes, before rounding; 0 for none
 * @param seed of all noise
 */
record PastNoise(double mostCodes, long seed) {
  /** What was played. */
  static final PastNoise NONE = new PastNoise(0, 0);

  PastNoise {
    Range.check("mostCodes", mostCodes, mostCodes >= 0, "0 or more");
  }

  /**
   * A copy of codes, noisy.
   *
   * @param levels number of codes; none is left
   * @param window its number in the epoch's list
   */
  int[] on(int[] codes, int levels, long epoch, int window) {
    int[] noisy = codes.clone();
    if (mostCodes == 0) {
      return noisy;
    }
    // java.util.Random's Gaussian is specified bit by bit, unlike that of the newer generators; but
    // neighbouring seeds give it neighbouring first numbers.
    Random random = new Random(mixed(mixed(mixed(seed) + epoch) + window));
    double deviation = random.nextDouble() * mostCodes;
    for (int i = 0; i < noisy.length; i++) {
      long moved = noisy[i] + Math.round(random.nextGaussian() * deviation);
      noisy[i] = (int) Math.max(0, Math.min(levels - 1, moved));
    }
    return noisy;
  }

  private static long mixed(long seed) {
    return new SplittableRandom(seed).nextLong();
  }
}
