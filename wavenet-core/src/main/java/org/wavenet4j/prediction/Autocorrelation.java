package org.wavenet4j.prediction;

import java.util.Arrays;
import org.wavenet4j.signal.Fft;

/**
 * {@code r_lag = sum_i x[i] x[i + lag]} of a block, lags 0 to p: by its definition, or as the
 * transform of the power spectrum (Wiener and Khinchin), whichever costs less at this length and
 * order. The choice depends on these two alone, so the bits are the same on every machine.
 *
 * <p>Allocates nothing after construction. Not for several threads at once.
 */
abstract sealed class Autocorrelation {
  /**
   * Multiply-adds of the definition that take as long as the two transforms, for each sample and
   * doubling of a transform. As timed: 1024 samples cost the same both ways at an order near 140.
   */
  private static final int TRANSFORM_COST = 6;

  private Autocorrelation() {}

  /**
   * The cheaper way.
   *
   * @param length samples of a block
   * @param order p, below {@code length}
   */
  static Autocorrelation of(int length, int order) {
    int size = transformSize(length, order);
    long transforms = (long) TRANSFORM_COST * size * Integer.numberOfTrailingZeros(size);
    boolean direct = (long) length * (order + 1) <= transforms;
    return direct ? new Direct(length, order) : new Spectral(length, order);
  }

  /** The least power of two at which the largest lag does not meet the other end of the block. */
  private static int transformSize(int length, int order) {
    return 2 * Integer.highestOneBit(length + order - 1);
  }

  /**
   * Correlates a block.
   *
   * @param block {@code [length]}, unchanged
   * @param lags {@code [order + 1]}, receives the result
   */
  abstract void correlate(double[] block, double[] lags);

  /** The sum as it stands. */
  static final class Direct extends Autocorrelation {
    /** Lags summed at once: an addition would else wait for the one before. */
    private static final int GROUP = 8;

    private final int length;
    private final double[] padded; // the block, then a 0 for every lag
    private final double[] sums; // the lags, filled up to a whole group

    Direct(int length, int order) {
      this.length = length;
      sums = new double[(order / GROUP + 1) * GROUP];
      padded = new double[length + sums.length];
    }

    @Override
    void correlate(double[] block, double[] lags) {
      System.arraycopy(block, 0, padded, 0, length);
      for (int lag = 0; lag < lags.length; lag += GROUP) {
        correlateGroup(lag);
      }
      System.arraycopy(sums, 0, lags, 0, lags.length);
    }

    private void correlateGroup(int lag) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      double s4 = 0;
      double s5 = 0;
      double s6 = 0;
      double s7 = 0;
      for (int i = 0; i < length; i++) {
        double x = padded[i];
        s0 += x * padded[i + lag];
        s1 += x * padded[i + lag + 1];
        s2 += x * padded[i + lag + 2];
        s3 += x * padded[i + lag + 3];
        s4 += x * padded[i + lag + 4];
        s5 += x * padded[i + lag + 5];
        s6 += x * padded[i + lag + 6];
        s7 += x * padded[i + lag + 7];
      }
      sums[lag] = s0;
      sums[lag + 1] = s1;
      sums[lag + 2] = s2;
      sums[lag + 3] = s3;
      sums[lag + 4] = s4;
      sums[lag + 5] = s5;
      sums[lag + 6] = s6;
      sums[lag + 7] = s7;
    }
  }

  /** By way of the power spectrum. */
  static final class Spectral extends Autocorrelation {
    private final Fft fft;
    private final double[] padded; // [fft.size()]
    private final double[] real; // [fft.bins()]
    private final double[] imaginary; // [fft.bins()]

    Spectral(int length, int order) {
      fft = new Fft(transformSize(length, order));
      padded = new double[fft.size()];
      real = new double[fft.bins()];
      imaginary = new double[fft.bins()];
    }

    @Override
    void correlate(double[] block, double[] lags) {
      int size = fft.size();
      System.arraycopy(block, 0, padded, 0, block.length);
      Arrays.fill(padded, block.length, size, 0);
      fft.transform(padded, real, imaginary);
      // A power spectrum is real and even: transforming it forwards is transforming it back.
      for (int k = 0; k < fft.bins(); k++) {
        double power = real[k] * real[k] + imaginary[k] * imaginary[k];
        padded[k] = power;
        padded[(size - k) % size] = power;
      }
      fft.transform(padded, real, imaginary);
      for (int lag = 0; lag < lags.length; lag++) {
        lags[lag] = real[lag] / size;
      }
    }
  }
}
