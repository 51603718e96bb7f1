package org.wavenet4j.notes;

import java.util.Arrays;

/** One note on a {@link ToneBank}: where it sounds, in audio frames, and how loud. */
public final class Tone {
  /** A tone that is below a ten-thousandth of what it was when its damper fell is not made. */
  private static final double SILENT_DB = 80;

  private final ToneBank bank;
  private final int key;
  private final long startFrame;
  private final long damperFrame;
  private final long endFrame;
  private final float[] gains;

  /** A note that sounds as {@code bank} has its key. */
  public Tone(ToneBank bank, NoteEvent note) {
    this.bank = bank;
    this.key = note.midiPitch() - NoteEvent.LOWEST_PITCH;
    this.startFrame = Math.round(note.startSeconds() * bank.sampleRateHz());
    this.damperFrame = Math.round(note.releaseSeconds() * bank.sampleRateHz());
    this.gains = bank.gains(key, note.velocity());
    long longest = startFrame + bank.lengthFrames();
    double fadeDb = bank.fadeDb(key);
    this.endFrame =
        fadeDb == 0 ? longest : Math.min(longest, damperFrame + (long) (SILENT_DB / fadeDb) + 1);
  }

  /** Its key, from 0 for the lowest. */
  public int key() {
    return key;
  }

  /** Factors of its partials, as many as its key has; not copied. */
  public float[] gains() {
    return gains;
  }

  /** The stroke. */
  public long startFrame() {
    return startFrame;
  }

  /** The frame from which on it fades. */
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
   * @param firstFrame a multiple of {@link ToneBank#RUN_FRAMES}
   * @param run receives the sum, {@link ToneBank#RUN_FRAMES} frames
   * @param undamped of the same length, to work in
   */
  void add(long firstFrame, float[] run, float[] undamped) {
    int from = (int) Math.max(0, startFrame - firstFrame);
    int to = (int) Math.min(run.length, endFrame - firstFrame);
    Arrays.fill(undamped, 0);
    for (int at = from; at < to; ) {
      int age = (int) (firstFrame + at - startFrame);
      int knot = bank.knotAfter(age);
      int frames = Math.min(to - at, bank.knotFrames(knot) - age);
      bank.add(key, gains, knot, age, frames, undamped, at);
      at += frames;
    }
    int damper = (int) Math.min(run.length, Math.max(0, damperFrame - firstFrame));
    for (int t = from; t < Math.min(damper, to); t++) {
      run[t] += undamped[t];
    }
    double fadeDb = bank.fadeDb(key);
    double left = StrictMath.pow(10, -fadeDb * Math.max(0, firstFrame - damperFrame) / 20);
    double perFrame = StrictMath.pow(10, -fadeDb / 20);
    for (int t = damper; t < to; t++) {
      run[t] += (float) left * undamped[t];
      left *= perFrame;
    }
  }
}
