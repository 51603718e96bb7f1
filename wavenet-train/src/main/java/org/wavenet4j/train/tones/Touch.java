package org.wavenet4j.train.tones;

import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;

/**
 * Changes of what velocity and dampers do, by few numbers, so that little data cannot mislead them:
 * the rise with velocity of all partials and of the high ones, and the fade's speed along the
 * keyboard.
 *
 * <pre>
 * change[0]     dB that a step of velocity is worth more
 * change[1]     dB more of it far above 1 kHz: times f^2 / (f^2 + 1 kHz^2), the power of a first-order high pass
 * change[2..5]  logarithm of the factor of fades at each of four keys, straight between them
 * </pre>
 */
final class Touch {
  static final int NUMBERS = 6;

  private static final double CORNER_HZ = 1000;
  private static final int[] FADE_PITCHES = {21, 44, 67, 90};
  private static final int FIRST_FADE = NUMBERS - FADE_PITCHES.length;
  // No piano is so dull or so dynamic; recordings whose notes are not theirs could ask for more.
  private static final double MOST_VELOCITY_DB = 1;
  // 60 dB in 30 ms to 12 s.
  private static final double LEAST_FADE_DB = 5;
  private static final double MOST_FADE_DB = 2000;

  private final double[] meanSteps; // [88]: a key's velocities above the reference, in the mean

  /**
   * For notes of these velocities.
   *
   * @param meanSteps {@code [88]}: how far a key's notes are above {@link Tones#REFERENCE_VELOCITY}
   *     in the mean; there a change of the velocities' law changes nothing
   */
  Touch(double[] meanSteps) {
    this.meanSteps = meanSteps;
  }

  /** Tones after a change, which is shortened where it would leave the bounds of a piano. */
  Tones change(Tones tones, double[] change) {
    int partials = tones.spec().partials();
    float[] velocitiesDb = tones.velocitiesDb().clone();
    float[] fadesDb = tones.fadesDb().clone();
    float[] envelopes = tones.envelopes().clone();
    for (int key = 0; key < Tones.KEYS; key++) {
      double factor = StrictMath.exp(logFade(NoteEvent.LOWEST_PITCH + key, change));
      if (fadesDb[key] > 0) {
        fadesDb[key] = (float) clamp(factor * fadesDb[key], LEAST_FADE_DB, MOST_FADE_DB);
      }
      for (int j = 0; j < partials; j++) {
        int at = key * partials + j;
        if (tones.frequenciesHz()[at] == 0) {
          break;
        }
        double before = velocitiesDb[at];
        double after = before + change[0] + change[1] * high(tones.frequenciesHz()[at]);
        velocitiesDb[at] = (float) clamp(after, 0, MOST_VELOCITY_DB);
        double db = -(velocitiesDb[at] - before) * meanSteps[key];
        scale(tones.spec(), envelopes, key, j, (float) StrictMath.pow(10, db / 20));
      }
    }
    return new Tones(tones.spec(), tones.frequenciesHz(), envelopes, velocitiesDb, fadesDb);
  }

  private static double high(double hz) {
    return hz * hz / (hz * hz + CORNER_HZ * CORNER_HZ);
  }

  private static double logFade(int pitch, double[] change) {
    double log = 0;
    for (int i = 0; i < FADE_PITCHES.length; i++) {
      double gap = FADE_PITCHES[1] - FADE_PITCHES[0];
      log += change[FIRST_FADE + i] * Math.max(0, 1 - Math.abs(pitch - FADE_PITCHES[i]) / gap);
    }
    return log;
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  private static void scale(ToneSpec spec, float[] envelopes, int key, int partial, float factor) {
    for (int row = 0; row < 2 * spec.values(); row++) {
      envelopes[(key * 2 * spec.values() + row) * spec.partials() + partial] *= factor;
    }
  }
}
