package org.wavenet4j.prediction;

import java.util.Arrays;
import java.util.Optional;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.Quantizer;

/**
 * What a network is told of the sample that comes next, as linear prediction expects it: a few
 * numbers of about 1 beside the past samples, and the location and scale that its outputs refer to
 * (as LPCNet and LP-WaveNet are told an expectation, Valin and Skoglund 2019, arXiv:1810.11846;
 * Hwang et al. 2020, arXiv:1811.11913; here nothing is transmitted, as it adapts backwards). One
 * stream's state, the same code in training and generation.
 *
 * <p>Where the notes let expect a tone, linear prediction is about what the sound is beside it: the
 * location is the tone and the predicted rest. The rest is held below a {@link RestLimit}, and so
 * is the scale: a network hears itself, its prediction sustains whatever it hears, and with nothing
 * to hold on to it would grow until it is as loud as can be.
 */
public final class Expectation {
  private static final int INPUTS = 3;
  private static final int INPUTS_WITH_TONES = 5;

  private static final double USUAL_LOG_SCALE = -6;
  private static final double LOG_SCALE_UNIT = 2;
  private static final float MOST_SCALES = 8;

  private final BackwardPredictor predictor;
  private final Quantizer quantizer;
  private final Optional<RestLimit> limit; // with tones
  private final double[] squares; // of the last rests, a ring by position
  private long position;
  private double restSquares; // sum of the ring
  private float tone;
  private double rest; // that is expected beside the tone
  private double mostRest = Double.POSITIVE_INFINITY;
  private float location;
  private float scale;
  private float lastError; // in scales

  /**
   * Silence so far, no tones.
   *
   * @param quantizer of the sound
   */
  public Expectation(PredictorSpec spec, Quantizer quantizer) {
    this(spec, quantizer, Optional.empty());
  }

  private Expectation(PredictorSpec spec, Quantizer quantizer, Optional<RestLimit> limit) {
    this.predictor = new BackwardPredictor(spec);
    this.quantizer = quantizer;
    this.limit = limit;
    this.squares = new double[spec.updateFrames()];
    expect();
  }

  /**
   * Silence so far, for a network that is told of tones.
   *
   * @param quantizer of the sound
   * @param limit how loud the rest may be beside its tones
   */
  public static Expectation besideTones(PredictorSpec spec, Quantizer quantizer, RestLimit limit) {
    return new Expectation(spec, quantizer, Optional.of(limit));
  }

  /** Numbers that a network is told a sample. */
  public static int inputs(boolean tones) {
    return tones ? INPUTS_WITH_TONES : INPUTS;
  }

  /** Where the next sample is expected, an amplitude in [-1, 1]. */
  public float location() {
    return location;
  }

  /**
   * Tells what the notes let expect of the next sample. A network with tones is to be told that of
   * every sample, before anything else is asked about it.
   *
   * @param amplitude finite
   * @param level root mean square of the tones around there; infinite where nobody knows of any,
   *     and the rest may be as loud as it is
   * @param sinceStrokeFrames since the last stroke, at least 0
   */
  public void expectTone(float amplitude, float level, long sinceStrokeFrames) {
    tone = amplitude;
    if (limit.isPresent()) {
      mostRest = limit.get().most(level, sinceStrokeFrames);
    }
    expect();
  }

  private void expect() {
    rest = fade() * predictor.prediction();
    location = (float) Math.max(-1, Math.min(1, tone + rest));
    scale = scaleAround(location);
  }

  /**
   * What of a predicted rest is kept: where it has been 6 dB louder than it may, 3 dB are taken
   * from every sample. All 6 at once would be heard as a click; much less a network would make up
   * for.
   */
  private double fade() {
    double mostSquares = mostRest * mostRest * squares.length;
    return restSquares > mostSquares ? Math.sqrt(Math.sqrt(mostSquares / restSquares)) : 1;
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
    double deviation = Math.min(predictor.scale(), mostRest);
    return (float) Math.sqrt(deviation * deviation + halfStep * halfStep);
  }

  /**
   * Writes what the network is told of the next sample: the expected amplitude, companded; the
   * logarithm of the scale; and by how many scales the last sample missed its expectation, at most
   * 8. Then, if it is told of tones, the tone and the rest that linear prediction adds to it, both
   * companded.
   *
   * @param out receives {@link #inputs(boolean)} numbers from {@code offset} on
   */
  public void inputs(float[] out, int offset) {
    out[offset] = companded(location);
    double logScale = StrictMath.log(scale);
    out[offset + 1] = (float) ((logScale - USUAL_LOG_SCALE) / LOG_SCALE_UNIT);
    out[offset + 2] = lastError;
    if (limit.isPresent()) {
      out[offset + 3] = companded(tone);
      out[offset + 4] = companded((float) rest);
    }
  }

  private static float companded(float amplitude) {
    return (float) MuLaw.compand(amplitude);
  }

  /**
   * Takes the next sample, as it was decoded.
   *
   * @param sample an amplitude, finite
   */
  public void add(float sample) {
    float error = (sample - location) / scale;
    lastError = Math.max(-MOST_SCALES, Math.min(MOST_SCALES, error));
    predictor.add(sample - tone);
    if (limit.isPresent()) {
      hearRest(sample - (double) tone);
    } else {
      expect();
    }
  }

  private void hearRest(double heard) {
    int at = (int) (position % squares.length);
    restSquares += heard * heard - squares[at];
    squares[at] = heard * heard;
    position++;
    if (at == squares.length - 1) {
      // What rounding has left behind would stay for ever, and differ after a restart.
      restSquares = 0;
      for (double square : squares) {
        restSquares += square;
      }
    }
  }

  /**
   * Forgets all samples, and goes to a place in a signal. {@link PredictorSpec#reachFrames} samples
   * later everything is to the bit as if the whole signal had been heard.
   *
   * @param position of the next sample in the signal, at least 0
   */
  public void restart(long position) {
    predictor.restart(position);
    Arrays.fill(squares, 0);
    this.position = position;
    restSquares = 0;
    lastError = 0;
    tone = 0;
    expect();
  }
}
