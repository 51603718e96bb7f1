package org.wavenet4j.prediction;

import org.wavenet4j.audio.Quantizer;

/**
 * What a network is told of the sample that comes next, as linear prediction expects it: three
 * numbers of about 1 beside the past samples, and the location and scale that its outputs refer to
 * (as LPCNet and LP-WaveNet are told an expectation, Valin and Skoglund 2019, arXiv:1810.11846;
 * Hwang et al. 2020, arXiv:1811.11913; here nothing is transmitted, as it adapts backwards). One
 * stream's state, the same code in training and generation.
 */
public final class Expectation {
  /** Numbers that the network is told a sample. */
  public static final int INPUTS = 3;

  private static final double MU = 255;
  private static final double USUAL_LOG_SCALE = -6;
  private static final double LOG_SCALE_UNIT = 2;
  private static final float MOST_SCALES = 8;

  private final BackwardPredictor predictor;
  private final Quantizer quantizer;
  private float scale;
  private float lastError; // in scales

  /**
   * Silence so far.
   *
   * @param quantizer of the sound
   */
  public Expectation(PredictorSpec spec, Quantizer quantizer) {
    this.predictor = new BackwardPredictor(spec);
    this.quantizer = quantizer;
    this.scale = scaleAround(predictor.prediction());
  }

  /** Where the next sample is expected, an amplitude. */
  public float location() {
    return predictor.prediction();
  }

  /**
   * The deviation that it is expected to have from there: the predictor's, and half a step of the
   * quantizer. Without the step a stream that happens to repeat a code becomes ever surer of it,
   * until no output of the network reaches another.
   */
  public float scale() {
    return scale;
  }

  private float scaleAround(float location) {
    int code = quantizer.encode(location);
    float below = quantizer.decode(Math.max(0, code - 1));
    float above = quantizer.decode(Math.min(quantizer.levels() - 1, code + 1));
    double halfStep = (above - below) / 4.0;
    double deviation = predictor.scale();
    return (float) Math.sqrt(deviation * deviation + halfStep * halfStep);
  }

  /**
   * Writes what the network is told of the next sample: the expected amplitude, companded; the
   * logarithm of the scale; and by how many scales the last sample missed its expectation, at most
   * 8.
   *
   * @param out receives {@value #INPUTS} numbers from {@code offset} on
   */
  public void inputs(float[] out, int offset) {
    double location = predictor.prediction();
    double companded = StrictMath.log1p(MU * Math.abs(location)) / StrictMath.log1p(MU);
    out[offset] = (float) Math.copySign(companded, location);
    double logScale = StrictMath.log(scale);
    out[offset + 1] = (float) ((logScale - USUAL_LOG_SCALE) / LOG_SCALE_UNIT);
    out[offset + 2] = lastError;
  }

  /**
   * Takes the next sample, as it was decoded.
   *
   * @param sample an amplitude, finite
   */
  public void add(float sample) {
    float error = (sample - predictor.prediction()) / scale;
    lastError = Math.max(-MOST_SCALES, Math.min(MOST_SCALES, error));
    predictor.add(sample);
    scale = scaleAround(predictor.prediction());
  }

  /**
   * Forgets all samples, and goes to a place in a signal. {@link PredictorSpec#reachFrames} samples
   * later everything is to the bit as if the whole signal had been heard.
   *
   * @param position of the next sample in the signal, at least 0
   */
  public void restart(long position) {
    predictor.restart(position);
    lastError = 0;
    scale = scaleAround(predictor.prediction());
  }
}
