package org.wavenet4j.train.data;

import java.util.Random;
import java.util.SplittableRandom;
import org.wavenet4j.Range;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;

/**
 * Noise on what a network hears of the past while it is trained, and its linear prediction with it,
 * but not on what it is to predict: so it learns to bring back what has gone astray, which it will
 * hear of itself when it generates (as in LPCNet, Valin and Skoglund 2019, section 3.3,
 * arXiv:1810.11846). The same for the same seed, epoch and window.
 *
 * <p>Each window has noise of a strength of its own, from none to the most. It is loud where the
 * sound is loud, as if the codes were those of mu-law 256, whatever they are.
 *
 * @param mostCodes the largest standard deviation, in codes of mu-law 256, before rounding; 0 for
 *     none
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
   * @param quantizer whose codes they are
   * @param window its number in the epoch's list
   */
  int[] on(int[] codes, Quantizer quantizer, long epoch, int window) {
    int[] noisy = codes.clone();
    if (mostCodes == 0) {
      return noisy;
    }
    // java.util.Random's Gaussian is specified bit by bit, unlike that of the newer generators; but
    // neighbouring seeds give it neighbouring first numbers.
    Random random = new Random(mixed(mixed(mixed(seed) + epoch) + window));
    double deviation = random.nextDouble() * mostCodes;
    for (int i = 0; i < noisy.length; i++) {
      float amplitude = quantizer.decode(noisy[i]);
      double step = random.nextGaussian() * deviation * MuLaw.step(amplitude);
      noisy[i] = quantizer.encode((float) (amplitude + step));
    }
    return noisy;
  }

  private static long mixed(long seed) {
    return new SplittableRandom(seed).nextLong();
  }
}
