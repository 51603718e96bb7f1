package org.wavenet4j.train.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Standard MIDI files whose times are milliseconds. */
public final class TestMidi {
  private final Sequence sequence;
  private final Track track;

  /** No notes yet. */
  public TestMidi() {
    try {
      sequence = new Sequence(Sequence.PPQ, 500); // at the default of 120 beats a minute
      track = sequence.createTrack();
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a note that is struck at {@code fromMs} and let go at {@code toMs}. */
  public TestMidi note(int pitch, int velocity, int fromMs, int toMs) {
    try {
      track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, pitch, velocity), fromMs));
      track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, pitch, 0), toMs));
      return this;
    } catch (InvalidMidiDataException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The file. */
  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MidiSystem.write(sequence, 1, bytes);
    return bytes.toByteArray();
  }
}
