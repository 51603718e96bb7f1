package org.wavenet4j.notes;

/**
 * What was mended or left out while a MIDI file was read and transposed.
 *
 * @param overlaps note-ons of a key that the same channel of the same track already held down
 * @param strayNoteOffs note-offs without a note
 * @param hungNotes notes without a note-off, ended at the end of their track
 * @param outOfRange notes outside 21 to 108, skipped
 */
public record MidiAnomalies(int overlaps, int strayNoteOffs, int hungNotes, int outOfRange) {
  /** Nothing was mended. */
  public static final MidiAnomalies NONE = new MidiAnomalies(0, 0, 0, 0);

  /** Both files as one. */
  public MidiAnomalies plus(MidiAnomalies other) {
    return new MidiAnomalies(
        overlaps + other.overlaps,
        strayNoteOffs + other.strayNoteOffs,
        hungNotes + other.hungNotes,
        outOfRange + other.outOfRange);
  }
}
