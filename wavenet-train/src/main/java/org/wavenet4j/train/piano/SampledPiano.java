package org.wavenet4j.train.piano;

import java.util.List;
import java.util.TreeMap;
import org.wavenet4j.notes.NoteEvent;

/**
 * Plays notes on recorded piano strings. Each key sounds the nearest recording, at most two
 * semitones away, shifted to its pitch; velocity sets level and brightness; after the damper falls
 * the sound fades exponentially.
 *
 * <p>The result is the same bytes on every machine: plain double arithmetic in a fixed order,
 * tables from {@link StrictMath}, one thread. Not thread-safe: shifted strings are kept for reuse.
 */
final class SampledPiano {
  /** Changes whenever the same notes would sound different. */
  static final String VERSION = "sampled-piano-1";

  // Of the recordings, whose velocity layer (8 of 16) is the middle one.
  private static final int RECORDED_VELOCITY = 64;
  private static final double LEVEL_DB_PER_VELOCITY = 0.2;
  // A harder hammer is brighter: a first-order shelf that tilts everything above its corner.
  private static final double SHELF_DB_PER_VELOCITY = 0.1;
  private static final double SHELF_CORNER_HZ = 1000;
  // Chosen so that the loudest piece of the demo corpus stays under full scale; one gain for all
  // pieces keeps velocity and level in one relation.
  private static final double MASTER_GAIN = 0.18;
  // Above F#6 a piano's strings have no dampers.
  private static final int HIGHEST_DAMPED_PITCH = 90;
  private static final double SILENT = 1e-4;

  private final SampleBank bank;
  private final PitchShifter shifter = new PitchShifter();
  private final TreeMap<Integer, PianoString> strings = new TreeMap<>();

  SampledPiano(SampleBank bank) {
    this.bank = bank;
  }

  /**
   * The sound of {@code notes}, mono at {@link SampleBank#SAMPLE_RATE_HZ}. A note that starts at s
   * seconds begins at frame round(s * rate); the sound ends when the last string is silent.
   */
  float[] render(List<NoteEvent> notes) {
    double[] mix = new double[frames(notes)];
    for (NoteEvent note : notes) {
      addNote(note, mix);
    }
    float[] sound = new float[mix.length];
    for (int i = 0; i < mix.length; i++) {
      sound[i] = (float) mix[i];
    }
    return sound;
  }

  private int frames(List<NoteEvent> notes) {
    int frames = 0;
    for (NoteEvent note : notes) {
      frames = Math.max(frames, frame(note.startSeconds()) + soundingFrames(note));
    }
    return frames;
  }

  private void addNote(NoteEvent note, double[] mix) {
    int louder = note.velocity() - RECORDED_VELOCITY;
    double gain = MASTER_GAIN * decibels(LEVEL_DB_PER_VELOCITY * louder);
    double shelf = decibels(SHELF_DB_PER_VELOCITY * louder);
    double smoothing = 1 - StrictMath.exp(-2 * Math.PI * SHELF_CORNER_HZ / rate());
    double fade = fadePerFrame(note.midiPitch());
    int start = frame(note.startSeconds());
    int damper = damperFrame(note);
    int frames = soundingFrames(note);
    float[] string = string(note.midiPitch()).sound(frames);
    double low = 0;
    double envelope = gain;
    for (int i = 0; i < frames; i++) {
      if (i >= damper) {
        envelope *= fade;
      }
      low += smoothing * (string[i] - low);
      mix[start + i] += envelope * (low + shelf * (string[i] - low));
    }
  }

  /** Frames from the stroke until the string is silent. */
  private int soundingFrames(NoteEvent note) {
    int fadeFrames =
        (int) Math.ceil(StrictMath.log(SILENT) / StrictMath.log(fadePerFrame(note.midiPitch())));
    int length = string(note.midiPitch()).frames();
    // Both are under 2^31, their sum may not be.
    return (int) Math.min(length, (long) damperFrame(note) + fadeFrames);
  }

  /** Frames from the stroke to the damper; more than any string sounds where there is none. */
  private static int damperFrame(NoteEvent note) {
    return note.midiPitch() > HIGHEST_DAMPED_PITCH
        ? Integer.MAX_VALUE
        : frame(note.releaseSeconds()) - frame(note.startSeconds());
  }

  /** Low strings resist their dampers longer: 60 dB take 0.43 s at A0, 0.15 s at F#6. */
  private static double fadePerFrame(int midiPitch) {
    double seconds =
        0.15 + 0.004 * (HIGHEST_DAMPED_PITCH - Math.min(midiPitch, HIGHEST_DAMPED_PITCH));
    return StrictMath.pow(0.001, 1 / (seconds * rate()));
  }

  private PianoString string(int midiPitch) {
    return strings.computeIfAbsent(
        midiPitch,
        pitch -> {
          int recorded = bank.nearest(pitch);
          // Equal temperament between neighbours keeps the recorded piano's own stretched tuning.
          return new PianoString(bank.read(recorded), pitch - recorded, shifter);
        });
  }

  private static double decibels(double db) {
    return StrictMath.pow(10, db / 20);
  }

  private static int frame(double seconds) {
    return Math.toIntExact(Math.round(seconds * rate()));
  }

  private static int rate() {
    return SampleBank.SAMPLE_RATE_HZ;
  }
}
