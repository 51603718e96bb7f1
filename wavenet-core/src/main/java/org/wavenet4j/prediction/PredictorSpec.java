package org.wavenet4j.prediction;

import org.wavenet4j.Range;

/**
 * What a {@link BackwardPredictor} is to do; with the samples it is fed, this determines every bit
 * that it gives.
 *
 * @param order samples that a prediction is made of, 1 to {@value #MOST_ORDER}
 * @param windowFrames past samples that the coefficients are estimated from, above {@code order}
 *     and at most {@value #MOST_FRAMES}
 * @param updateFrames samples between estimations, 1 to {@value #MOST_FRAMES}
 * @param scaleFrames time constant of the scale, in samples, 1 to {@value #MOST_FRAMES}
 * @param whiteNoise noise that the estimation adds to the sound, as a share of its power, {@value
 *     #LEAST_WHITE_NOISE} to 1: it bounds the spread of the spectrum, and so how sharp a resonance
 *     can become
 */
public record PredictorSpec(
    int order, int windowFrames, int updateFrames, int scaleFrames, double whiteNoise) {
  /** The largest order. */
  public static final int MOST_ORDER = 1024;

  /** The longest window; four seconds at 16 kHz. */
  public static final int MOST_FRAMES = 1 << 16;

  /** With less, rounding would decide whether a resonance is stable. */
  public static final double LEAST_WHITE_NOISE = 1e-9;

  /** The usual noise, 50 dB below the sound. */
  public static final double USUAL_WHITE_NOISE = 1e-5;

  private static final int SCALES_REMEMBERED = 16;
  private static final int WINDOW_MS = 64;
  private static final int UPDATE_MS = 4;
  private static final int SCALE_MS = 2;
  private static final int ORDER = 32;

  /** Checks all five. */
  public PredictorSpec {
    Range.check("order", order, 1, MOST_ORDER);
    Range.check("windowFrames", windowFrames, order + 1, MOST_FRAMES);
    Range.check("updateFrames", updateFrames, 1, MOST_FRAMES);
    Range.check("scaleFrames", scaleFrames, 1, MOST_FRAMES);
    Range.check(
        "whiteNoise",
        whiteNoise,
        whiteNoise >= LEAST_WHITE_NOISE && whiteNoise <= 1,
        LEAST_WHITE_NOISE + " to 1");
  }

  /**
   * The usual one: order {@value #ORDER}, estimated every {@value #UPDATE_MS} ms from the last
   * {@value #WINDOW_MS} ms with {@value #USUAL_WHITE_NOISE} of white noise; a scale that follows
   * the last {@value #SCALE_MS} ms.
   *
   * @param sampleRateHz at least 1000
   */
  public static PredictorSpec at(int sampleRateHz) {
    Range.check("sampleRateHz", sampleRateHz, 1000, 1_000_000);
    return new PredictorSpec(
        ORDER,
        frames(WINDOW_MS, sampleRateHz),
        frames(UPDATE_MS, sampleRateHz),
        frames(SCALE_MS, sampleRateHz),
        USUAL_WHITE_NOISE);
  }

  private static int frames(int milliseconds, int sampleRateHz) {
    return (int) ((long) milliseconds * sampleRateHz / 1000);
  }

  /**
   * Past samples that a prediction and its scale depend on: the errors that the scale is made of
   * since its last renewal and before, the estimation that the first of them was predicted with,
   * and its window.
   */
  public int reachFrames() {
    return windowFrames + 2 * updateFrames + errorFrames();
  }

  /**
   * Errors that the scale is renewed from; of older ones less than a ten-millionth would be left.
   */
  int errorFrames() {
    return SCALES_REMEMBERED * scaleFrames;
  }

  /** This one but for the order. */
  public PredictorSpec withOrder(int other) {
    return new PredictorSpec(other, windowFrames, updateFrames, scaleFrames, whiteNoise);
  }

  /** This one but for the window. */
  public PredictorSpec withWindowFrames(int other) {
    return new PredictorSpec(order, other, updateFrames, scaleFrames, whiteNoise);
  }

  /** This one but for the noise. */
  public PredictorSpec withWhiteNoise(double other) {
    return new PredictorSpec(order, windowFrames, updateFrames, scaleFrames, other);
  }
}
