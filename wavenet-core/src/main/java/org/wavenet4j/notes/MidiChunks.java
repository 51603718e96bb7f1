package org.wavenet4j.notes;

import java.nio.ByteBuffer;
import javax.sound.midi.InvalidMidiDataException;

/**
 * The chunks of a standard MIDI file (Standard MIDI Files 1.0, MMA 1996): four letters, a length of
 * 32 bits, so many bytes. The JDK's reader makes an array of the length that a track claims before
 * it looks for its bytes, and leaves out the tracks from the first one that is cut short.
 */
final class MidiChunks {
  private static final int HEADER = 0x4d546864; // MThd
  private static final int TRACK = 0x4d54726b; // MTrk
  private static final int NAME_AND_LENGTH_BYTES = 8;
  private static final int LEAST_BYTES = 14;
  private static final int TRACKS_AT = 10;

  private MidiChunks() {}

  /**
   * Requires a header, and that the tracks which it announces are as long as they claim. Bytes that
   * end between two chunks are the JDK's to refuse.
   */
  static void requireWhole(byte[] midi) throws InvalidMidiDataException {
    ByteBuffer bytes = ByteBuffer.wrap(midi);
    if (midi.length < LEAST_BYTES || bytes.getInt(0) != HEADER) {
      throw new InvalidMidiDataException("it does not begin with a header, MThd");
    }
    int left = 1 + Short.toUnsignedInt(bytes.getShort(TRACKS_AT)); // the header, then the tracks
    while (left > 0 && bytes.remaining() >= NAME_AND_LENGTH_BYTES) {
      int at = bytes.position();
      left -= bytes.getInt() == TRACK || at == 0 ? 1 : 0;
      long length = Integer.toUnsignedLong(bytes.getInt());
      if (length > bytes.remaining()) {
        throw new InvalidMidiDataException(
            "cut short: a chunk of %d bytes at byte %d, where %d are left"
                .formatted(length, at, bytes.remaining()));
      }
      bytes.position(bytes.position() + (int) length);
    }
  }
}
