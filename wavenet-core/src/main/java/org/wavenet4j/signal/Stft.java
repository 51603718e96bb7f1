package org.wavenet4j.signal;

/**
 * Short-time Fourier transform: power over time and frequency under a Hann window (periodic, {@code
 * (1 - cos(2 pi n / N)) / 2}; Harris 1978, Proc. IEEE 66(1)).
 *
 * <p>Powers are scaled so that a sine of amplitude A in the middle of a bin reads {@code A^2}
 * there: full scale is 1, or 0 dB. Not for several threads at once.
 */
public final class Stft {
  private final Fft fft;
  private final int hopFrames;
  private final double[] window; // scaled
  private final double[] windowed;
  private final double[] real;
  private final double[] imaginary;

  /**
   * Prepares the window.
   *
   * @param windowFrames N, a power of two, at least 4
   * @param hopFrames advance between windows, at least 1
   */
  public Stft(int windowFrames, int hopFrames) {
    if (windowFrames < 4) {
      throw new IllegalArgumentException("windowFrames: " + windowFrames + ", expected at least 4");
    }
    if (hopFrames < 1) {
      throw new IllegalArgumentException("hopFrames: " + hopFrames + ", expected at least 1");
    }
    this.fft = new Fft(windowFrames);
    this.hopFrames = hopFrames;
    window = new double[windowFrames];
    for (int n = 0; n < windowFrames; n++) {
      double hann = (1 - StrictMath.cos(2 * Math.PI * n / windowFrames)) / 2;
      // The window's sum is N / 2, and half of a sine is at its negative frequency.
      window[n] = hann * 4 / windowFrames;
    }
    windowed = new double[windowFrames];
    real = new double[fft.bins()];
    imaginary = new double[fft.bins()];
  }

  /** Samples under the window. */
  public int windowFrames() {
    return fft.size();
  }

  /** Frequencies: bin k is at {@code k sampleRateHz / windowFrames}. */
  public int bins() {
    return fft.bins();
  }

  /** Whole windows in so many samples. */
  public int spectra(int samples) {
    return samples < fft.size() ? 0 : 1 + (samples - fft.size()) / hopFrames;
  }

  /**
   * Power of every whole window.
   *
   * @return {@code [spectrum][bin]}; spectrum i is of the samples from {@code i hopFrames} on
   */
  public float[][] powerSpectrogram(float[] samples) {
    float[][] spectrogram = new float[spectra(samples.length)][bins()];
    double[] power = new double[bins()];
    for (int i = 0; i < spectrogram.length; i++) {
      power(samples, i * hopFrames, power);
      for (int k = 0; k < power.length; k++) {
        spectrogram[i][k] = (float) power[k];
      }
    }
    return spectrogram;
  }

  /**
   * Power of one window.
   *
   * @param samples the window is of those from {@code offset} on
   * @param power {@code [bins]}, receives the result
   */
  public void power(float[] samples, int offset, double[] power) {
    for (int n = 0; n < window.length; n++) {
      windowed[n] = window[n] * samples[offset + n];
    }
    fft.transform(windowed, real, imaginary);
    for (int k = 0; k < real.length; k++) {
      power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
    }
    // These two have no negative frequency beside them.
    power[0] /= 4;
    power[real.length - 1] /= 4;
  }
}
