package org.wavenet4j.notes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.LocalFeatures;

/**
 * Notes as features at 250 Hz, {@code [feature frame][177]}, made for any run of frames when they
 * are asked for: what is held is the notes. Channels, for key k from 0 (A0) to 87 (C8):
 *
 * <ul>
 *   <li>k: velocity / 127 from the stroke until the damper falls, so that the pedal extends it;
 *   <li>88 + k: velocity / 127 at the stroke's frame, then falling with a time constant of 30 ms,
 *       whatever the damper does; 0 from {@value #ONSET_FRAMES} frames after the stroke on, where
 *       less than a thousandth would be left;
 *   <li>176: the level, the same in all frames.
 * </ul>
 *
 * <p><b>Alignment.</b> Feature frame f covers the audio samples f * hop to f * hop + hop - 1, where
 * hop = sampleRateHz / 250. A stroke at s seconds is at sample round(s * sampleRateHz), where the
 * sampled piano begins to sound, and belongs to the frame that has this sample. A key sounds in its
 * stroke's frame and in every later one that has a sample before round(releaseSeconds *
 * sampleRateHz). A stroke ends what its key did before; of strokes of a key in one frame, the last
 * counts.
 *
 * <p>Immutable. What a frame holds depends on its number alone, so any way of cutting a piece into
 * runs gives the same bits. A run costs 88 searches among the strokes of a key, and then what it
 * has frames and sounding notes.
 */
public final class PianoRoll {
  /** Feature frames a second. */
  public static final int FRAME_RATE_HZ = 250;

  /** Features a frame. */
  public static final int CHANNELS = 2 * NoteEvent.KEYS + 1;

  /** The channel of the level. */
  public static final int LEVEL_CHANNEL = CHANNELS - 1;

  /** Feature frames from a stroke until its onset channel is 0 again. */
  public static final int ONSET_FRAMES = 52;

  /** The level where a corpus has one only. */
  public static final float DEFAULT_LEVEL = 1;

  private final List<NoteEvent> notes;
  private final int sampleRateHz;
  private final int hopFrames;
  private final float level;
  private final KeyStrokes[] keys = new KeyStrokes[NoteEvent.KEYS];

  /** Notes at the level {@link #DEFAULT_LEVEL}. */
  public PianoRoll(List<NoteEvent> notes, int sampleRateHz) {
    this(notes, sampleRateHz, DEFAULT_LEVEL);
  }

  /**
   * Places notes on frames.
   *
   * @param notes in any order
   * @param sampleRateHz of the sound that they are about, a multiple of 250
   * @param level finite; a constant for a corpus
   * @throws UserError if 250 does not divide the rate
   */
  public PianoRoll(List<NoteEvent> notes, int sampleRateHz, float level) {
    if (!Float.isFinite(level)) {
      throw new IllegalArgumentException("level: " + level + ", expected a finite number");
    }
    this.hopFrames = conditioning(sampleRateHz).localHopFrames();
    this.sampleRateHz = sampleRateHz;
    this.level = level;
    List<NoteEvent> sorted = new ArrayList<>(notes);
    sorted.sort(Comparator.comparingDouble(NoteEvent::startSeconds));
    this.notes = List.copyOf(sorted);
    for (int key = 0; key < keys.length; key++) {
      int pitch = NoteEvent.LOWEST_PITCH + key;
      List<NoteEvent> ofKey = sorted.stream().filter(note -> note.midiPitch() == pitch).toList();
      keys[key] = KeyStrokes.of(ofKey, sampleRateHz, hopFrames);
    }
  }

  /**
   * How a network takes such features, with no context stack and no global conditioning.
   *
   * @throws UserError if 250 does not divide the rate
   */
  public static ConditioningSpec conditioning(int sampleRateHz) {
    return conditioning(sampleRateHz, ContextSpec.NONE);
  }

  /**
   * How a network takes such features, with no global conditioning.
   *
   * @param context what it makes of them at their own rate
   * @throws UserError if 250 does not divide the rate
   */
  public static ConditioningSpec conditioning(int sampleRateHz, ContextSpec context) {
    if (sampleRateHz < FRAME_RATE_HZ || sampleRateHz % FRAME_RATE_HZ != 0) {
      throw new UserError(
          "sampleRateHz: %d, expected a multiple of %d, at which notes are told to a network;"
                  .formatted(sampleRateHz, FRAME_RATE_HZ)
              + " convert the sound to 16000, 24000, 32000 or 48000 Hz");
    }
    return new ConditioningSpec(
        LocalFeatures.NOTES, CHANNELS, sampleRateHz / FRAME_RATE_HZ, context, 0);
  }

  /** The notes, by their strokes. */
  public List<NoteEvent> notes() {
    return notes;
  }

  /** Rate of the sound that they are about. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Audio frames that one feature frame covers. */
  public int hopFrames() {
    return hopFrames;
  }

  /** Feature frames until all keys are silent; from there on only the level is not 0. */
  public long featureFrames() {
    long end = 0;
    for (KeyStrokes key : keys) {
      end = Math.max(end, key.silentFrom());
    }
    return end;
  }

  /**
   * Writes a run of feature frames.
   *
   * @param firstFrame at least 0, and there is no last one: after the notes comes silence
   * @param out {@code [feature frame][177]} from {@code offset} on
   */
  public void read(long firstFrame, int frames, float[] out, int offset) {
    if (firstFrame < 0) {
      throw new IllegalArgumentException("firstFrame: " + firstFrame + ", expected at least 0");
    }
    int values = Math.multiplyExact(frames, CHANNELS);
    Objects.checkFromIndexSize(offset, values, out.length);
    Arrays.fill(out, offset, offset + values, 0);
    for (int key = 0; key < keys.length; key++) {
      keys[key].read(firstFrame, frames, out, offset + key);
    }
    for (int f = 0; f < frames; f++) {
      out[offset + f * CHANNELS + LEVEL_CHANNEL] = level;
    }
  }
}
