package org.wavenet4j.measure;

import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.AmplitudeAxis;
import org.wavenet4j.distribution.Axis;
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
  private final Axis axis;
  private final BackwardPredictor predictor;
  private final ErrorShape shape;

  /** Ready for the first code of a piece. */
  public LinearPredictionBaseline(Quantizer quantizer, PredictorSpec spec, ErrorShape shape) {
    this.quantizer = quantizer;
    this.shape = shape;
    axis = new AmplitudeAxis(quantizer);
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
        shape.cumulative((axis.upperEdge(code) - mean) / deviation)
            - shape.cumulative((axis.lowerEdge(code) - mean) / deviation);
    return (1 - UNIFORM) * Math.max(0, mass) + UNIFORM / quantizer.levels();
  }
}
