package org.wavenet4j.train.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Small MIDI files whose ticks are milliseconds. */
public final class TestMidi {
  private final Sequence sequence;
  private final Track track;

  public TestMidi() {
    try {
      sequence = new Sequence(Sequence.PPQ, 500); // at the 120 quarters a minute of every file
    } catch (InvalidMidiDataException e) {
      throw new IllegalArgumentException(e);
    }
    track = sequence.createTrack();
  }

  public TestMidi note(int fromMs, int toMs, int pitch, int velocity) {
    return on(fromMs, pitch, velocity).message(toMs, ShortMessage.NOTE_OFF, pitch, 0);
  }

  TestMidi on(int atMs, int pitch, int velocity) {
    return message(atMs, ShortMessage.NOTE_ON, pitch, velocity);
  }

  TestMidi message(int atMs, int command, int data1, int data2) {
    try {
      track.add(new MidiEvent(new ShortMessage(command, 0, data1, data2), atMs));
    } catch (InvalidMidiDataException e) {
      throw new IllegalArgumentException(e);
    }
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MidiSystem.write(sequence, 0, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
