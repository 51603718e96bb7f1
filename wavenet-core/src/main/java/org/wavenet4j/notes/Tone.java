package org.wavenet4j.notes;

import java.util.Arrays;

/** One note on its key, made run by run: where it sounds, in audio frames, and how loud. */
public final class Tone {
  /** A tone that is below a ten-thousandth of what it was when its damper fell is not made. */
  private static final double SILENT_DB = 80;

  private static final double NEPERS_PER_DB = StrictMath.log(10) / 20;

  private final int number; // of the key
  private final KeyTone key;
  private final Phasors phasors;
  private final long startFrame;
  private final long damperFrame;
  private final long endFrame;
  private final double fadeNepers; // a frame
  private final double leftAFrameLater;

  Tone(KeyTone key, NoteEvent note, int sampleRateHz) {
    this.number = note.midiPitch() - NoteEvent.LOWEST_PITCH;
    this.key = key;
    this.startFrame = Math.round(note.startSeconds() * sampleRateHz);
    this.damperFrame = Math.round(note.releaseSeconds() * sampleRateHz);
    this.phasors = new Phasors(key, note.velocity(), startFrame);
    long longest = startFrame + key.lengthFrames();
    double fadeDb = key.fadeDb();
    this.endFrame =
        fadeDb == 0 ? longest : Math.min(longest, damperFrame + (long) (SILENT_DB / fadeDb) + 1);
    this.fadeNepers = fadeDb * NEPERS_PER_DB;
    this.leftAFrameLater = StrictMath.exp(-fadeNepers);
  }

  /** Its key, from 0 for the lowest. */
  public int key() {
    return number;
  }

  /** What each partial of its key is multiplied by. */
  public float[] gains() {
    return phasors.gains();
  }

  /** Decibels a frame that it loses once its damper has fallen; 0 without damper. */
  public double fadeDb() {
    return key.fadeDb();
  }

  /** The stroke. */
  public long startFrame() {
    return startFrame;
  }

  /** Where the damper falls. */
  public long damperFrame() {
    return damperFrame;
  }

  /** The first frame at which it is not made any more. */
  public long endFrame() {
    return endFrame;
  }

  /**
   * Adds what it sounds like over a run.
   *
   * @param number of the run, which has frames before {@link #endFrame}
   * @param run receives the sum, {@link KeyTone#RUN_FRAMES} frames
   * @param alone of the same length, to work in
   * @return its mean square around there, whatever its phases
   */
  double add(long number, float[] run, float[] alone) {
    long firstFrame = number * KeyTone.RUN_FRAMES;
    int from = (int) Math.max(0, startFrame - firstFrame);
    int to = (int) Math.min(run.length, endFrame - firstFrame);
    Arrays.fill(alone, from, to, 0);
    phasors.turnTo(number);
    key.add(phasors, (int) (firstFrame - startFrame), from, to, alone);
    fade(firstFrame, to, alone);
    for (int t = from; t < to; t++) {
      run[t] += alone[t];
    }
    int age = (int) (firstFrame - startFrame);
    double most = Math.max(key.power(phasors, age + from), key.power(phasors, age + to - 1));
    double left = StrictMath.exp(-2 * fadeNepers * Math.max(0, firstFrame - damperFrame));
    return most * left;
  }

  private void fade(long firstFrame, int to, float[] alone) {
    int damper = (int) Math.min(to, Math.max(0, damperFrame - firstFrame));
    if (damper == to || fadeNepers == 0) {
      return;
    }
    // Not a power: StrictMath's allocates.
    double left = StrictMath.exp(-fadeNepers * Math.max(0, firstFrame - damperFrame));
    for (int t = damper; t < to; t++) {
      alone[t] *= (float) left;
      left *= leftAFrameLater;
    }
  }
}
