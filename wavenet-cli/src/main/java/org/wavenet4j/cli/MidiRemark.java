package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.notes.MidiAnomalies;

/** Tells a person what was mended or left out of a MIDI file. */
final class MidiRemark {
  private MidiRemark() {}

  /** One line without the file's name; empty if the file was all right. */
  static Optional<String> of(MidiAnomalies anomalies) {
    List<String> parts = new ArrayList<>();
    add(parts, anomalies.outOfRange(), "outside A0 to C8 left out");
    add(parts, anomalies.hungNotes(), "never let go, ended with the track");
    add(parts, anomalies.overlaps(), "struck while held, taken as a new stroke");
    if (anomalies.strayNoteOffs() > 0) {
      parts.add(counted(anomalies.strayNoteOffs(), "release") + " without a note passed over");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(counted(count, "note") + " " + what);
    }
  }

  private static String counted(int count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }
}
