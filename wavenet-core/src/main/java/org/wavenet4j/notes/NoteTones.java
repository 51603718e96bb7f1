package org.wavenet4j.notes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.wavenet4j.run.ToneTrack;

/**
 * Notes as their keys' tones: one stream's. Frames are made in runs that begin at multiples of
 * their length, so that each has the same bits wherever reading begins. Allocates nothing after
 * construction. Not for several threads at once.
 *
 * <p>Costs, for each note that sounds and each partial of its key, eight operations a frame, and a
 * sine and a cosine every 16th run.
 */
public final class NoteTones implements ToneTrack {
  /** All that a tone depends on: sums have one order, however the notes are listed. */
  private static final Comparator<NoteEvent> ORDER =
      Comparator.comparingDouble(NoteEvent::startSeconds)
          .thenComparingInt(NoteEvent::midiPitch)
          .thenComparingInt(NoteEvent::velocity)
          .thenComparingDouble(NoteEvent::releaseSeconds);

  private final Tone[] tones; // by their starts
  private final long longestFrames;
  private final float[] run = new float[KeyTone.RUN_FRAMES];
  private final float[] alone = new float[KeyTone.RUN_FRAMES]; // one tone
  private float level; // of the run
  private int strokes; // begun before the run's end
  private long runNumber = -1;

  NoteTones(ToneBank bank, List<NoteEvent> notes) {
    this.tones = notes.stream().sorted(ORDER).map(bank::tone).toArray(Tone[]::new);
    this.longestFrames =
        Arrays.stream(tones).mapToLong(t -> t.endFrame() - t.startFrame()).max().orElse(0);
  }

  @Override
  public float at(long frame) {
    long number = goTo(frame);
    return run[(int) (frame - number * KeyTone.RUN_FRAMES)];
  }

  @Override
  public float level(long frame) {
    goTo(frame);
    return level;
  }

  @Override
  public long sinceStrokeFrames(long frame) {
    goTo(frame);
    return strokes == 0 ? Long.MAX_VALUE : Math.max(0, frame - tones[strokes - 1].startFrame());
  }

  private long goTo(long frame) {
    long number = frame / KeyTone.RUN_FRAMES;
    if (number != runNumber) {
      make(number);
      runNumber = number;
    }
    return number;
  }

  private void make(long number) {
    long firstFrame = number * KeyTone.RUN_FRAMES;
    Arrays.fill(run, 0);
    double power = 0;
    int first = startingFrom(firstFrame - longestFrames);
    int end = startingFrom(firstFrame + KeyTone.RUN_FRAMES);
    for (int i = first; i < end; i++) {
      if (tones[i].endFrame() > firstFrame) {
        power += tones[i].add(number, run, alone);
      }
    }
    level = (float) Math.sqrt(power);
    strokes = end;
  }

  /** Number of the first tone that starts at a frame or later. */
  private int startingFrom(long frame) {
    int low = 0;
    int high = tones.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tones[middle].startFrame() < frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
