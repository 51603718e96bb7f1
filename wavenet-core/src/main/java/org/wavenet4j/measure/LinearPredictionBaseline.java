package org.wavenet4j.measure;

import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.prediction.BackwardPredictor;
import org.wavenet4j.prediction.PredictorSpec;

/**
 * What codes cost a classical codec that adapts to the past: a linear prediction from the decoded
 * samples, and a distribution around it as wide as its errors have been of late ({@link
 * BackwardPredictor}). A code's probability is the distribution's mass between the amplitudes that
 * encode to it, mixed with {@value #UNIFORM} of a uniform distribution, so that none is impossible.
 *
 * <p>Nothing is trained and nothing comes from the future, so its bits per sample stand beside a
 * network's. An instance follows one piece from its start, which silence precedes.
 */
public final class LinearPredictionBaseline {
  /** Share of the uniform distribution. */
  public static final double UNIFORM = 1e-3;

  /** What published figures of this baseline were measured with; 1e-5 is 0.002 bits better. */
  private static final double WHITE_NOISE = 1e-6;

  private static final double LOG_2 = StrictMath.log(2);

  private final Quantizer quantizer;
  private final double[]
      edges; // [levels + 1]: code c is for amplitudes from edges[c] to edges[c+1]
  private final BackwardPredictor predictor;
  private final ErrorShape shape;

  /** Ready for the first code of a piece. */
  public LinearPredictionBaseline(Quantizer quantizer, PredictorSpec spec, ErrorShape shape) {
    this.quantizer = quantizer;
    this.shape = shape;
    edges = edges(quantizer);
    predictor = new BackwardPredictor(spec);
  }

  /**
   * Ready for the first code of a piece, with the usual prediction but for {@value #WHITE_NOISE} of
   * white noise, and a Gaussian around it.
   *
   * @param sampleRateHz at least 1000
   */
  public LinearPredictionBaseline(Quantizer quantizer, int sampleRateHz) {
    this(
        quantizer, PredictorSpec.at(sampleRateHz).withWhiteNoise(WHITE_NOISE), ErrorShape.GAUSSIAN);
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
  public static double totalBits(
      Quantizer quantizer, PredictorSpec spec, ErrorShape shape, int[] codes) {
    LinearPredictionBaseline baseline = new LinearPredictionBaseline(quantizer, spec, shape);
    double sum = 0;
    for (int code : codes) {
      sum += baseline.next(code);
    }
    return sum;
  }

  /** Bits that the next code costs after all before it; from then on it belongs to the past. */
  public double next(int code) {
    double bits = -StrictMath.log(probability(code)) / LOG_2;
    predictor.add(quantizer.decode(code));
    return bits;
  }

  /** The probability that a code is the next one; those of all codes sum to 1. */
  public double probability(int code) {
    double mean = predictor.prediction();
    double deviation = predictor.scale();
    double mass =
        shape.cumulative((edges[code + 1] - mean) / deviation)
            - shape.cumulative((edges[code] - mean) / deviation);
    return (1 - UNIFORM) * Math.max(0, mass) + UNIFORM / quantizer.levels();
  }
}
