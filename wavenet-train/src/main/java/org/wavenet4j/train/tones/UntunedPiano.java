package org.wavenet4j.train.tones;

import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.notes.NoteEvent;

/** What is known of any piano before one was heard; silent, as its envelopes are not. */
final class UntunedPiano {
  // Above, partials fold back or were filtered away when the sound was resampled.
  static final double HIGHEST_OF_RATE = 0.48;
  private static final float VELOCITY_DB = 0.25f;
  // Above F#6 a piano's strings have no dampers; low strings resist theirs longer.
  private static final int HIGHEST_DAMPED_PITCH = 90;
  private static final double SHORTEST_FADE_SECONDS = 0.15;
  private static final double FADE_SECONDS_A_KEY = 0.004;
  private static final double FADE_DB = 60;

  private UntunedPiano() {}

  /** Tones without sound, tuned to A4 = 440 Hz. */
  static Tones tones(ToneSpec spec, int sampleRateHz) {
    int partials = spec.partials();
    float[] frequenciesHz = new float[Tones.KEYS * partials];
    float[] velocitiesDb = new float[Tones.KEYS * partials];
    float[] fadesDb = new float[Tones.KEYS];
    for (int key = 0; key < Tones.KEYS; key++) {
      int pitch = NoteEvent.LOWEST_PITCH + key;
      fadesDb[key] = (float) fadeDb(pitch);
      for (int j = 0; j < partials; j++) {
        double hz = frequencyHz(pitch, j + 1);
        boolean heard = hz < HIGHEST_OF_RATE * sampleRateHz;
        frequenciesHz[key * partials + j] = heard ? (float) hz : 0;
        velocitiesDb[key * partials + j] = heard ? VELOCITY_DB : 0;
      }
    }
    float[] envelopes = new float[Tones.KEYS * spec.values() * 2 * partials];
    return new Tones(spec, frequenciesHz, envelopes, velocitiesDb, fadesDb);
  }

  /**
   * A stiff string's partial, of an inharmonicity as pianos have it (Rigaud, David and Daudet 2013,
   * JASA 133(5)).
   */
  private static double frequencyHz(int pitch, int partial) {
    double fundamental = 440 * StrictMath.pow(2, (pitch - 69) / 12.0);
    double stiffness =
        StrictMath.exp(0.0926 * pitch - 13.64) + StrictMath.exp(-0.0847 * pitch - 5.82);
    return fundamental
        * partial
        * StrictMath.sqrt((1 + stiffness * partial * partial) / (1 + stiffness));
  }

  /** Decibels a second under the damper; 0 where there is none. */
  private static double fadeDb(int pitch) {
    if (pitch > HIGHEST_DAMPED_PITCH) {
      return 0;
    }
    return FADE_DB / (SHORTEST_FADE_SECONDS + FADE_SECONDS_A_KEY * (HIGHEST_DAMPED_PITCH - pitch));
  }
}
