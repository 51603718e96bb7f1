package org.wavenet4j.notes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as a MIDI file: notes that can be played in every way, or a refusal. */
class MidiFuzzTest {
  private static final int RATE_HZ = 16_000;
  private static final int FRAMES = 8;

  @TempDir private Path folder;

  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Optional<MidiNotes> read =
        Hostile.read(
            bytes,
            folder.resolve("any.mid"),
            file -> MidiNotes.parse(Files.readAllBytes(file), "any.mid"));
    if (read.isPresent()) {
      play(read.get());
      play(read.get().transposed(-12).atTempo(0.5).between(0.25, Double.POSITIVE_INFINITY));
    }
  }

  /** Frames at the start, around the middle and behind the end. */
  private static void play(MidiNotes notes) {
    PianoRoll roll = new PianoRoll(notes.notes(), RATE_HZ);
    NoteConditioning conditioning = new NoteConditioning(roll, PianoRoll.conditioning(RATE_HZ));
    float[] features = new float[FRAMES * PianoRoll.CHANNELS];
    for (long first : new long[] {0, roll.featureFrames() / 2, roll.featureFrames()}) {
      conditioning.read(first, FRAMES, features, 0);
      for (float feature : features) {
        if (!(feature >= 0 && feature <= 1)) {
          throw new AssertionError("a feature of " + feature + ", expected 0 to 1");
        }
      }
    }
    if (!(notes.longestRestSeconds() <= notes.endSeconds())) {
      throw new AssertionError(
          "a rest of %s s in %s s".formatted(notes.longestRestSeconds(), notes.endSeconds()));
    }
  }
}
