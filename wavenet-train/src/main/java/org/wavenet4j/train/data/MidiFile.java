package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.wavenet4j.UserError;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * A MIDI file among a corpus's sources. Like a recording it may be damaged, which is told of the
 * piece and does not end the preparation.
 *
 * @param path where it is
 */
record MidiFile(Path path) {
  // An hour of a dense piece is half a megabyte.
  private static final int MOST_BYTES = 1 << 26;

  /** Whether the name is that of a MIDI file. */
  static boolean knows(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".mid") || name.endsWith(".midi");
  }

  byte[] bytes() throws UnreadableAudio {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new UnreadableAudio("is larger than any MIDI file, expected at most 64 MiB");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UnreadableAudio("cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /** At least one note. */
  MidiNotes notes() throws UnreadableAudio {
    byte[] bytes = bytes();
    MidiNotes notes;
    try {
      notes = MidiNotes.parse(bytes, "MIDI");
    } catch (UserError e) {
      throw new UnreadableAudio(String.valueOf(e.getMessage()).replaceFirst("^MIDI: ", ""), e);
    }
    if (notes.notes().isEmpty()) {
      throw new UnreadableAudio("holds no notes between A0 and C8");
    }
    return notes;
  }
}
