package org.wavenet4j.train.tones;

import org.wavenet4j.notes.NoteEvent;
import org.wavenet4j.notes.Tone;
import org.wavenet4j.notes.ToneBank;

/**
 * One note of a piece, counted in audio frames since its stroke.
 *
 * @param key from 0 for the lowest
 * @param startFrame the stroke, counted in the piece
 * @param frames that it sounds inside the piece; 0 or less if it does not
 * @param damperAge from which on it fades
 * @param fadeDb decibels a frame that it then loses
 * @param gains of its key's partials
 */
record Stroke(int key, int startFrame, int frames, long damperAge, double fadeDb, float[] gains) {
  static Stroke of(ToneBank bank, NoteEvent note, int pieceFrames) {
    Tone tone = bank.tone(note);
    long end = Math.min(tone.endFrame(), pieceFrames);
    return new Stroke(
        tone.key(),
        (int) Math.min(tone.startFrame(), pieceFrames),
        (int) Math.min(Integer.MAX_VALUE, end - tone.startFrame()),
        tone.damperFrame() - tone.startFrame(),
        tone.fadeDb(),
        tone.gains());
  }

  /** What the damper leaves of the tone at each age of a run: 1 before it falls. */
  void fades(int firstAge, int count, double[] out) {
    double left = StrictMath.pow(10, -fadeDb * Math.max(0, firstAge - damperAge) / 20);
    double perFrame = StrictMath.pow(10, -fadeDb / 20);
    for (int t = 0; t < count; t++) {
      out[t] = left;
      if (firstAge + t >= damperAge) {
        left *= perFrame;
      }
    }
  }
}
