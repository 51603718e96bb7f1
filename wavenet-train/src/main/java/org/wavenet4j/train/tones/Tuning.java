package org.wavenet4j.train.tones;

import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;

/**
 * Frequencies from envelopes: a partial that was given a wrong frequency has an envelope whose
 * phase runs, by as much as the frequency is wrong.
 */
final class Tuning {
  // Strings are not yet themselves while the hammer leaves them.
  private static final double ATTACK_SECONDS = 0.01;
  // A third of a semitone; so far a neighbouring partial of another key is not taken for one's own.
  private static final double MOST_CHANGE = 0.02;

  private final int sampleRateHz;
  private final double mostSeconds;

  /**
   * A refinement.
   *
   * @param mostSeconds between knots whose phases are compared: over longer times a phase may run
   *     more than half a turn, unless frequencies are nearly right
   */
  Tuning(int sampleRateHz, double mostSeconds) {
    this.sampleRateHz = sampleRateHz;
    this.mostSeconds = mostSeconds;
  }

  /**
   * The same tones, as far as they are in tune, with frequencies after which phases stand still.
   */
  Tones refine(Tones tones) {
    float[] frequenciesHz = tones.frequenciesHz().clone();
    float[] envelopes = tones.envelopes().clone();
    int partials = tones.spec().partials();
    for (int i = 0; i < frequenciesHz.length; i++) {
      int first = i / partials * tones.spec().values() * 2 * partials + i % partials;
      double most = MOST_CHANGE * frequenciesHz[i];
      double sharp = Math.max(-most, Math.min(most, slopeHz(tones.spec(), envelopes, first)));
      float tuned = (float) (frequenciesHz[i] + sharp);
      turn(tones.spec(), envelopes, first, frequenciesHz[i] - tuned);
      frequenciesHz[i] = tuned;
    }
    return new Tones(tones.spec(), frequenciesHz, envelopes, tones.velocitiesDb(), tones.fadesDb());
  }

  /** Mean slope of an envelope's phase, of the strong and long stretches most. */
  private double slopeHz(ToneSpec spec, float[] envelopes, int first) {
    int row = spec.partials();
    double turns = 0;
    double weights = 0;
    for (int q = 0; q + 1 < spec.values(); q++) {
      double seconds = seconds(spec.knotFrames().get(q + 1) - spec.knotFrames().get(q));
      if (seconds(spec.knotFrames().get(q)) < ATTACK_SECONDS || seconds > mostSeconds) {
        continue;
      }
      int at = first + 2 * q * row;
      double re = envelopes[at];
      double im = envelopes[at + row];
      double nextRe = envelopes[at + 2 * row];
      double nextIm = envelopes[at + 3 * row];
      double crossRe = nextRe * re + nextIm * im;
      double crossIm = nextIm * re - nextRe * im;
      double weight = StrictMath.hypot(crossRe, crossIm) * seconds * seconds;
      turns += weight * StrictMath.atan2(crossIm, crossRe) / (2 * Math.PI * seconds);
      weights += weight;
    }
    return weights > 0 ? turns / weights : 0;
  }

  /** Turns an envelope so that with another frequency it sounds at its knots as it did before. */
  private void turn(ToneSpec spec, float[] envelopes, int first, double hz) {
    for (int q = 0; q < spec.values(); q++) {
      int at = first + 2 * q * spec.partials();
      double angle = 2 * Math.PI * hz * seconds(spec.knotFrames().get(q));
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      double re = envelopes[at];
      double im = envelopes[at + spec.partials()];
      envelopes[at] = (float) (re * cos - im * sin);
      envelopes[at + spec.partials()] = (float) (re * sin + im * cos);
    }
  }

  private double seconds(int frames) {
    return (double) frames / sampleRateHz;
  }
}
