package org.wavenet4j.examples;

import org.wavenet4j.measure.Chroma;
import org.wavenet4j.measure.LevelDifference;
import org.wavenet4j.measure.OnsetDetector;
import org.wavenet4j.measure.OnsetScore;

/**
 * A sound that was made from notes beside its true rendering, as docs/library.md shows it.
 *
 * @param f1 of onsets
 * @param f1Chance what chance has
 * @param cosine of chroma
 * @param db above the true sound
 */
record Likeness(double f1, double f1Chance, double cosine, double db) {
  static Likeness of(double[] noteStartSeconds, float[] sound, float[] trueSound, int rateHz) {
    double[] notes = OnsetScore.chords(noteStartSeconds); // strokes of one chord are one onset
    double[] found = new OnsetDetector(rateHz).onsets(sound); // seconds, by spectral flux
    double f1 = OnsetScore.of(notes, found).f1(); // within 50 ms
    double seconds = (double) sound.length / rateHz;
    double f1Chance = OnsetScore.chance(notes, found, seconds).f1(); // the notes turned round
    double cosine = Chroma.of(sound, rateHz).cosine(Chroma.of(trueSound, rateHz));
    double db = LevelDifference.db(sound, trueSound);
    return new Likeness(f1, f1Chance, cosine, db);
  }
}
