package org.wavenet4j.train.piano;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.wavenet4j.notes.NoteEvent;

/** A MIDI file of one track that is written from left to right; positions are in ticks. */
final class EtudeTrack {
  static final int TICKS_PER_QUARTER = 480;

  private static final int SET_TEMPO = 0x51;
  private static final int SUSTAIN_CONTROLLER = 64;
  // A key has to come up before it can strike again.
  private static final int KEY_UP_TICKS = 10;

  private final Sequence sequence;
  private final Track track;
  private long position;

  EtudeTrack() {
    try {
      sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    }
    track = sequence.createTrack();
  }

  void tempo(int quartersPerMinute) {
    int micros = 60_000_000 / quartersPerMinute;
    byte[] data = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
    try {
      add(position, new MetaMessage(SET_TEMPO, data, data.length));
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A note from here, {@code ticks} long, if the keyboard has it; the position stays. */
  void note(int pitch, int velocity, int ticks) {
    if (NoteEvent.isOnKeyboard(pitch)) {
      int held = Math.max(KEY_UP_TICKS, ticks - KEY_UP_TICKS);
      add(position, message(ShortMessage.NOTE_ON, pitch, velocity));
      add(position + held, message(ShortMessage.NOTE_OFF, pitch, 0));
    }
  }

  void pedal(boolean down) {
    add(position, message(ShortMessage.CONTROL_CHANGE, SUSTAIN_CONTROLLER, down ? 127 : 0));
  }

  void advance(int ticks) {
    position += ticks;
  }

  /** The standard MIDI file, type 0. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MidiSystem.write(sequence, 0, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void add(long tick, MidiMessage message) {
    track.add(new MidiEvent(message, tick));
  }

  private static ShortMessage message(int command, int data1, int data2) {
    try {
      return new ShortMessage(command, 0, data1, data2);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    }
  }
}
