package org.wavenet4j.train.piano;

/**
 * The sound of one key: a recording, shifted as far into the note as was asked for yet. Most notes
 * are damped long before their recording ends, and shifting is what rendering spends its time on.
 */
final class PianoString {
  private final float[] recorded;
  private final double ratio;
  private final PitchShifter shifter;
  private final float[] sound;
  private int ready;

  /**
   * A string that sounds {@code semitones} above its recording.
   *
   * @param recorded not copied
   */
  PianoString(float[] recorded, int semitones, PitchShifter shifter) {
    this.recorded = recorded;
    this.shifter = shifter;
    ratio = StrictMath.pow(2, semitones / 12.0);
    sound = semitones == 0 ? recorded : new float[(int) Math.ceil(recorded.length / ratio)];
    ready = semitones == 0 ? recorded.length : 0;
  }

  /** Frames until the recording ends. */
  int frames() {
    return sound.length;
  }

  /** The sound, of which the first {@code frames} frames, at most {@link #frames()}, are valid. */
  float[] sound(int frames) {
    for (; ready < frames; ready++) {
      sound[ready] = shifter.valueAt(recorded, ready * ratio, ratio);
    }
    return sound;
  }
}
