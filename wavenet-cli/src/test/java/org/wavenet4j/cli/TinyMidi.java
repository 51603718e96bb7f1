package org.wavenet4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** MIDI files of single notes, timed in ticks of 1 ms. */
final class TinyMidi {
  private final Sequence sequence;
  private final Track track;

  TinyMidi() {
    try {
      sequence = new Sequence(Sequence.PPQ, 500); // a quarter takes 0.5 s unless told otherwise
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    }
    track = sequence.createTrack();
  }

  /** A note of velocity 80. */
  TinyMidi note(int pitch, int startMs, int endMs) {
    return event(ShortMessage.NOTE_ON, pitch, 80, startMs)
        .event(ShortMessage.NOTE_OFF, pitch, 0, endMs);
  }

  /** One half of a note. */
  TinyMidi event(int command, int pitch, int velocity, int ms) {
    try {
      track.add(new MidiEvent(new ShortMessage(command, 0, pitch, velocity), ms));
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  Path write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MidiSystem.write(sequence, 0, bytes);
    return Files.write(file, bytes.toByteArray());
  }
}
