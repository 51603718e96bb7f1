package org.wavenet4j.signal;

/**
 * Discrete Fourier transform of real sequences whose length is a power of two: {@code X[k] = sum_n
 * x[n] exp(-2 pi i k n / N)} (Cooley and Tukey 1965, radix 2, decimation in time; a real sequence
 * goes as a complex one of half the length). Immutable, for any number of threads.
 */
public final class Fft {
  private final int size;
  private final double[] cos; // cos(2 pi k / size), k = 0..size/2
  private final double[] sin;
  private final int[] reversed; // bits of 0..size/2-1 in reverse

  /**
   * Prepares the tables.
   *
   * @param size a power of two, at least 2
   */
  public Fft(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size: " + size + ", expected a power of two, at least 2");
    }
    this.size = size;
    int half = size / 2;
    cos = new double[half + 1];
    sin = new double[half + 1];
    for (int k = 0; k <= half; k++) {
      cos[k] = StrictMath.cos(2 * Math.PI * k / size);
      sin[k] = StrictMath.sin(2 * Math.PI * k / size);
    }
    reversed = new int[half];
    for (int n = 1; n < half; n++) {
      reversed[n] = reversed[n >> 1] >> 1 | ((n & 1) != 0 ? half >> 1 : 0);
    }
  }

  /** Length of the sequence. */
  public int size() {
    return size;
  }

  /** Frequencies from 0 to half the sample rate: {@code size / 2 + 1}; the rest are conjugates. */
  public int bins() {
    return size / 2 + 1;
  }

  /**
   * Transforms one sequence.
   *
   * @param samples {@code [size]}, unchanged
   * @param real {@code [bins]}, receives the real parts
   * @param imaginary {@code [bins]}, receives the imaginary parts
   */
  public void transform(double[] samples, double[] real, double[] imaginary) {
    int half = size / 2;
    for (int n = 0; n < half; n++) {
      real[reversed[n]] = samples[2 * n];
      imaginary[reversed[n]] = samples[2 * n + 1];
    }
    for (int length = 2; length <= half; length *= 2) {
      butterflies(real, imaginary, length);
    }
    separate(real, imaginary);
  }

  /** Joins transforms of {@code length / 2} to transforms of {@code length}. */
  private void butterflies(double[] re, double[] im, int length) {
    int stride = size / length;
    for (int start = 0; start < size / 2; start += length) {
      for (int k = 0; k < length / 2; k++) {
        double c = cos[k * stride];
        double s = -sin[k * stride];
        int a = start + k;
        int b = a + length / 2;
        double oddRe = re[b] * c - im[b] * s;
        double oddIm = re[b] * s + im[b] * c;
        re[b] = re[a] - oddRe;
        im[b] = im[a] - oddIm;
        re[a] += oddRe;
        im[a] += oddIm;
      }
    }
  }

  /**
   * From Z, the transform of even + i odd samples, to X: with {@code E = (Z[k] + Z*[half - k]) / 2}
   * and {@code O = (Z[k] - Z*[half - k]) / 2i}, {@code X[k] = E + w^k O} and {@code X[half - k] =
   * (E - w^k O)*}.
   */
  private void separate(double[] re, double[] im) {
    int half = size / 2;
    double first = re[0];
    re[0] = first + im[0];
    re[half] = first - im[0];
    im[0] = 0;
    im[half] = 0;
    for (int k = 1; k <= half / 2; k++) {
      int mirror = half - k;
      double evenRe = (re[k] + re[mirror]) / 2;
      double evenIm = (im[k] - im[mirror]) / 2;
      double oddRe = (im[k] + im[mirror]) / 2;
      double oddIm = (re[mirror] - re[k]) / 2;
      double turnedRe = oddRe * cos[k] + oddIm * sin[k];
      double turnedIm = oddIm * cos[k] - oddRe * sin[k];
      re[k] = evenRe + turnedRe;
      im[k] = evenIm + turnedIm;
      re[mirror] = evenRe - turnedRe;
      im[mirror] = turnedIm - evenIm;
    }
  }
}
