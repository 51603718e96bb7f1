package org.wavenet4j.prediction;

import java.util.Arrays;

/**
 * Linear prediction from the past alone: the next sample is expected at {@code sum_j a_j x[t-j]},
 * with coefficients that are estimated again and again from a window of past samples, by the
 * autocorrelation method and the Levinson-Durbin recursion (Makhoul 1975, Proc. IEEE 63(4);
 * backward adaptation and white-noise correction as in ITU-T G.728). Who has the same samples has
 * the same predictions, to the bit, on every machine: nothing needs to be transmitted or stored
 * with a sound.
 *
 * <p>Before the first sample lies silence. A sample's prediction is a function of the {@link
 * PredictorSpec#reachFrames} samples before it and of its place in the signal; the blocks in which
 * they came leave no trace.
 *
 * <p>Cost a sample: {@code order} multiply-adds for the prediction and, spread over {@code
 * updateFrames}, {@code windowFrames (order + 1) + order^2} for the estimation, or two Fourier
 * transforms in place of the first product where these cost less. The work of an estimation comes
 * at once, with the last sample before it. Allocates nothing after construction. Not for several
 * threads at once.
 */
public final class BackwardPredictor {
  /** Share of the window, at its newest end, over which it falls to zero. */
  private static final double WINDOW_FALL = 1.0 / 16;

  private static final double FIRST_VARIANCE = 1e-4;

  /**
   * A thirtieth of a step of 16-bit linear, the finest there is, squared; no division by zero in
   * silence.
   */
  private static final double LEAST_VARIANCE = 1e-12;

  private final PredictorSpec spec;
  private final double[] window; // [windowFrames], oldest first
  private final double[] windowed; // [windowFrames]
  private final double[] lags; // [order + 1]
  private final Autocorrelation autocorrelation;
  private final Levinson levinson;
  private final double forgetting;

  private final double[] coefficients; // [order], a_order..a_1: in the order of the samples
  private final double[] past; // the newest sample before index end, at least windowFrames of them
  private final double[] squares; // [errorFrames], of the last errors, a ring
  private int newestSquare;
  private int end;
  private int sinceUpdate;
  private double variance;
  private float prediction;

  /** Knows only silence. */
  public BackwardPredictor(PredictorSpec spec) {
    this.spec = spec;
    window = asymmetricWindow(spec.windowFrames());
    windowed = new double[spec.windowFrames()];
    lags = new double[spec.order() + 1];
    autocorrelation = Autocorrelation.of(spec.windowFrames(), spec.order());
    levinson = new Levinson(spec.order());
    forgetting = StrictMath.exp(-1.0 / spec.scaleFrames());
    coefficients = new double[spec.order()];
    past = new double[2 * spec.windowFrames()];
    squares = new double[spec.errorFrames()];
    restart(0);
  }

  /** A slow rise and a quick fall: the newest samples tell most of what comes next. */
  private static double[] asymmetricWindow(int frames) {
    double[] window = new double[frames];
    int fall = (int) (frames * WINDOW_FALL);
    int rise = frames - fall;
    for (int i = 0; i < frames; i++) {
      double quarters = i < rise ? (i + 0.5) / rise : 1 + (i - rise + 0.5) / fall;
      window[i] = StrictMath.sin(Math.PI / 2 * quarters);
    }
    return window;
  }

  /** What it does. */
  public PredictorSpec spec() {
    return spec;
  }

  /** The next sample as expected from all before it, in [-1, 1]. */
  public float prediction() {
    return prediction;
  }

  /**
   * Standard deviation that the next sample is expected to have around its prediction, at least
   * 1e-6: the root of the mean squared error so far, older errors fading with {@code scaleFrames}.
   *
   * <p>As the deviation of a Gaussian it codes sound in fewer bits than the energy that the
   * Levinson recursion leaves over, which averages over the whole window and knows nothing of an
   * attack in it.
   */
  public float scale() {
    return (float) Math.sqrt(variance);
  }

  /**
   * The weight {@code a_lag} of the sample {@code lag} before the next.
   *
   * @param lag 1 to the order
   */
  public double coefficient(int lag) {
    return coefficients[coefficients.length - lag];
  }

  /**
   * Takes the next sample, as it was decoded.
   *
   * @param sample an amplitude, finite
   */
  public void add(float sample) {
    double error = sample - prediction;
    newestSquare = (newestSquare + 1) % squares.length;
    squares[newestSquare] = error * error;
    variance = faded(variance, squares[newestSquare]);
    if (end == past.length) {
      System.arraycopy(past, end - window.length, past, 0, window.length);
      end = window.length;
    }
    past[end++] = sample;
    if (++sinceUpdate == spec.updateFrames()) {
      sinceUpdate = 0;
      estimate();
      renewVariance();
    }
    int order = coefficients.length;
    double sum = Dot.product(coefficients, 0, past, end - order, order);
    prediction = (float) Math.max(-1, Math.min(1, sum));
  }

  /**
   * Takes the next samples, and tells for each what was expected before it came.
   *
   * @param samples amplitudes from {@code offset} on, finite
   * @param predictions receives {@link #prediction} for each, from 0 on
   * @param scales receives {@link #scale} for each, from 0 on
   */
  public void follow(float[] samples, int offset, int count, float[] predictions, float[] scales) {
    for (int i = 0; i < count; i++) {
      predictions[i] = prediction;
      scales[i] = scale();
      add(samples[offset + i]);
    }
  }

  private void estimate() {
    int start = end - window.length;
    for (int i = 0; i < window.length; i++) {
      windowed[i] = window[i] * past[start + i];
    }
    autocorrelation.correlate(windowed, lags);
    lags[0] *= 1 + spec.whiteNoise();
    levinson.solve(lags);
    double expansion = 1;
    for (int lag = 1; lag <= coefficients.length; lag++) {
      expansion *= spec.bandwidthExpansion();
      coefficients[coefficients.length - lag] = expansion * levinson.coefficient(lag);
    }
  }

  private double faded(double mean, double square) {
    return Math.max(LEAST_VARIANCE, forgetting * mean + (1 - forgetting) * square);
  }

  /** From the last errors alone, so that what a prediction depends on has an end. */
  private void renewVariance() {
    variance = LEAST_VARIANCE;
    for (int i = 1; i <= squares.length; i++) {
      variance = faded(variance, squares[(newestSquare + i) % squares.length]);
    }
  }

  /**
   * Forgets all samples, and goes to a place in a signal, on which it depends when coefficients are
   * estimated. After {@link PredictorSpec#reachFrames} samples every bit is as if the whole signal
   * had been heard.
   *
   * @param position of the next sample in the signal, at least 0
   */
  public void restart(long position) {
    Arrays.fill(coefficients, 0);
    Arrays.fill(past, 0);
    Arrays.fill(squares, FIRST_VARIANCE);
    newestSquare = 0;
    end = window.length;
    sinceUpdate = (int) (position % spec.updateFrames());
    variance = FIRST_VARIANCE;
    prediction = 0;
  }
}
