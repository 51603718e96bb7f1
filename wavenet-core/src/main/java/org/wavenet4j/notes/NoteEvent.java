package org.wavenet4j.notes;

import java.util.function.DoubleUnaryOperator;
import org.wavenet4j.model.Tones;

/**
 * One stroke of a key.
 *
 * @param startSeconds when the hammer strikes, at least 0
 * @param endSeconds when the key comes up, at least {@code startSeconds}
 * @param releaseSeconds when the damper falls: {@code endSeconds}, or later under the sustain
 *     pedal, but not after the next stroke of the same key
 * @param midiPitch 21 (A0) to 108 (C8)
 * @param velocity 1 to 127
 */
public record NoteEvent(
    double startSeconds, double endSeconds, double releaseSeconds, int midiPitch, int velocity) {
  /** The lowest key of a piano, A0. */
  public static final int LOWEST_PITCH = 21;

  /** Keys of a piano. */
  public static final int KEYS = Tones.KEYS;

  /** The highest key of a piano, C8. */
  public static final int HIGHEST_PITCH = LOWEST_PITCH + KEYS - 1;

  /** Checks ranges and order. */
  public NoteEvent {
    if (!(startSeconds >= 0 && endSeconds >= startSeconds && releaseSeconds >= endSeconds)) {
      throw new IllegalArgumentException(
          "start, end, release: %s, %s, %s s, expected 0 <= start <= end <= release"
              .formatted(startSeconds, endSeconds, releaseSeconds));
    }
    if (!isOnKeyboard(midiPitch)) {
      throw new IllegalArgumentException("midiPitch: " + midiPitch + ", expected 21 to 108");
    }
    if (velocity < 1 || velocity > 127) {
      throw new IllegalArgumentException("velocity: " + velocity + ", expected 1 to 127");
    }
  }

  /** The same stroke on another key. */
  NoteEvent atPitch(int pitch) {
    return new NoteEvent(startSeconds, endSeconds, releaseSeconds, pitch, velocity);
  }

  /** The same stroke at other times, which must keep their order. */
  NoteEvent atTimes(DoubleUnaryOperator seconds) {
    return new NoteEvent(
        seconds.applyAsDouble(startSeconds),
        seconds.applyAsDouble(endSeconds),
        seconds.applyAsDouble(releaseSeconds),
        midiPitch,
        velocity);
  }

  /** Whether a piano has this key. */
  public static boolean isOnKeyboard(int midiPitch) {
    return midiPitch >= LOWEST_PITCH && midiPitch <= HIGHEST_PITCH;
  }
}
