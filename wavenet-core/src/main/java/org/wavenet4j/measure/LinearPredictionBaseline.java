package org.wavenet4j.measure;

import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.NormalDistribution;

/**
 * What codes cost a classical codec that adapts to the past: a linear prediction of order {@value
 * #ORDER} from the decoded samples of the last {@value #WINDOW_MS} ms, estimated again every
 * {@value #UPDATE_MS} ms, and a Gaussian around it whose variance follows the squared errors of the
 * last {@value #VARIANCE_MS} ms. A code's probability is the Gaussian's mass between the amplitudes
 * that encode to it, mixed with {@value #UNIFORM} of a uniform distribution, so that none is
 * impossible.
 *
 * <p>Nothing is trained and nothing comes from the future, so its bits per sample stand beside a
 * network's. An instance follows one piece from its start, which silence precedes.
 */
public final class LinearPredictionBaseline {
  /** Samples that a prediction is made of. */
  public static final int ORDER = 32;

  /** Past that the prediction is estimated from. */
  public static final int WINDOW_MS = 64;

  /** Time between estimations. */
  public static final int UPDATE_MS = 4;

  /** Time constant of the variance. */
  public static final int VARIANCE_MS = 2;

  /** Share of the uniform distribution. */
  public static final double UNIFORM = 1e-3;

  private static final double FIRST_VARIANCE = 1e-4;

  /**
   * A thirtieth of a step of 16-bit linear, the finest there is, squared; no division by zero in
   * silence.
   */
  private static final double MIN_VARIANCE = 1e-12;

  private static final double LOG_2 = StrictMath.log(2);

  private final Quantizer quantizer;
  private final double[]
      edges; // [levels + 1]: code c is for amplitudes from edges[c] to edges[c+1]
  private final LinearPredictor predictor;
  private final double forgetting;
  private double prediction;
  private double variance = FIRST_VARIANCE;

  /**
   * Ready for the first code of a piece.
   *
   * @param sampleRateHz at least 1000
   */
  public LinearPredictionBaseline(Quantizer quantizer, int sampleRateHz) {
    if (sampleRateHz < 1000) {
      throw new IllegalArgumentException(
          "sampleRateHz: " + sampleRateHz + ", expected at least 1000");
    }
    this.quantizer = quantizer;
    edges = edges(quantizer);
    predictor =
        new LinearPredictor(
            ORDER, frames(WINDOW_MS, sampleRateHz), frames(UPDATE_MS, sampleRateHz));
    forgetting = StrictMath.exp(-1000.0 / VARIANCE_MS / sampleRateHz);
  }

  private static int frames(int milliseconds, int sampleRateHz) {
    return (int) ((long) milliseconds * sampleRateHz / 1000);
  }

  /** Bisects for the least amplitude of each code, so that any quantizer will do. */
  private static double[] edges(Quantizer quantizer) {
    double[] edges = new double[quantizer.levels() + 1];
    edges[0] = Double.NEGATIVE_INFINITY;
    edges[edges.length - 1] = Double.POSITIVE_INFINITY;
    for (int code = 1; code < quantizer.levels(); code++) {
      float below = quantizer.decode(code - 1);
      float from = quantizer.decode(code);
      float middle = (below + from) / 2;
      while (middle > below && middle < from) {
        if (quantizer.encode(middle) >= code) {
          from = middle;
        } else {
          below = middle;
        }
        middle = (below + from) / 2;
      }
      edges[code] = from;
    }
    return edges;
  }

  /** Bits that a whole piece costs. */
  public static double totalBits(Quantizer quantizer, int sampleRateHz, int[] codes) {
    LinearPredictionBaseline baseline = new LinearPredictionBaseline(quantizer, sampleRateHz);
    double sum = 0;
    for (int code : codes) {
      sum += baseline.next(code);
    }
    return sum;
  }

  /** Bits that the next code costs after all before it; from then on it belongs to the past. */
  public double next(int code) {
    double bits = -StrictMath.log(probability(code)) / LOG_2;
    double sample = quantizer.decode(code);
    double error = sample - prediction;
    variance = Math.max(MIN_VARIANCE, forgetting * variance + (1 - forgetting) * error * error);
    predictor.add(sample);
    prediction = Math.max(-1, Math.min(1, predictor.predict()));
    return bits;
  }

  /** The probability that a code is the next one; those of all codes sum to 1. */
  public double probability(int code) {
    double deviation = Math.sqrt(variance);
    double mass =
        NormalDistribution.cumulative((edges[code + 1] - prediction) / deviation)
            - NormalDistribution.cumulative((edges[code] - prediction) / deviation);
    return (1 - UNIFORM) * Math.max(0, mass) + UNIFORM / quantizer.levels();
  }
}
