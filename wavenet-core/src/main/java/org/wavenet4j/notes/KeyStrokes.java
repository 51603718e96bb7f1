package org.wavenet4j.notes;

import java.util.Arrays;
import java.util.List;

/**
 * The strokes of one key on feature frames; {@link PianoRoll} says which frames.
 *
 * @param strokeFrames frame of each stroke, ascending; of those in one frame the last is heard
 * @param damperFrames frame after the last one in which the stroke sounds
 * @param velocities above 0, at most 1
 */
record KeyStrokes(long[] strokeFrames, long[] damperFrames, float[] velocities) {
  /**
   * What is left of a stroke's onset f frames after it. 30 ms are 7.5 frames: long enough for a
   * network to tell where in an attack it is, and down to a tenth after 70 ms, about as soon as a
   * piano's key can be struck again.
   */
  private static final float[] ONSET_DECAY = onsetDecay(0.030);

  private static float[] onsetDecay(double timeConstantSeconds) {
    float[] decay = new float[PianoRoll.ONSET_FRAMES];
    double framesPerTimeConstant = timeConstantSeconds * PianoRoll.FRAME_RATE_HZ;
    for (int f = 0; f < decay.length; f++) {
      decay[f] = (float) StrictMath.exp(-f / framesPerTimeConstant);
    }
    return decay;
  }

  /**
   * Places notes on frames.
   *
   * @param notes of one key, by start
   */
  static KeyStrokes of(List<NoteEvent> notes, int sampleRateHz, int hopFrames) {
    long[] strokes = new long[notes.size()];
    long[] dampers = new long[notes.size()];
    float[] velocities = new float[notes.size()];
    for (int i = 0; i < strokes.length; i++) {
      NoteEvent note = notes.get(i);
      long stroke = Math.round(note.startSeconds() * sampleRateHz) / hopFrames;
      long lastHeldSample = Math.round(note.releaseSeconds() * sampleRateHz) - 1;
      strokes[i] = stroke;
      dampers[i] = Math.max(stroke, lastHeldSample / hopFrames) + 1;
      velocities[i] = note.velocity() / 127f;
    }
    return new KeyStrokes(strokes, dampers, velocities);
  }

  /** The frame from which on both channels of the key are 0. */
  long silentFrom() {
    int last = strokeFrames.length - 1;
    return last < 0 ? 0 : Math.max(damperFrames[last], strokeFrames[last] + PianoRoll.ONSET_FRAMES);
  }

  /** Writes what is not 0: sustained to {@code at} in the first frame, onset 88 channels on. */
  void read(long firstFrame, int frames, float[] out, int at) {
    long end = firstFrame + frames;
    for (int i = strokeBefore(firstFrame); i < strokeFrames.length; i++) {
      long stroke = strokeFrames[i];
      if (stroke >= end) {
        break;
      }
      long ended = i + 1 < strokeFrames.length ? Math.min(end, strokeFrames[i + 1]) : end;
      long from = Math.max(firstFrame, stroke);
      for (long f = from; f < Math.min(damperFrames[i], ended); f++) {
        out[at + (int) (f - firstFrame) * PianoRoll.CHANNELS] = velocities[i];
      }
      for (long f = from; f < Math.min(stroke + PianoRoll.ONSET_FRAMES, ended); f++) {
        out[at + NoteEvent.KEYS + (int) (f - firstFrame) * PianoRoll.CHANNELS] =
            velocities[i] * ONSET_DECAY[(int) (f - stroke)];
      }
    }
  }

  /** The last stroke at or before a frame, or the first of all. */
  private int strokeBefore(long frame) {
    int found = Arrays.binarySearch(strokeFrames, frame);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }
}
