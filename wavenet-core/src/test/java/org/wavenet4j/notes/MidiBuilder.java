package org.wavenet4j.notes;

import java.io.ByteArrayOutputStream;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Small MIDI files written event by event; 100 ticks a quarter. */
final class MidiBuilder {
  private final Sequence sequence;
  private Track track;

  MidiBuilder(float divisionType, int resolution) throws Exception {
    sequence = new Sequence(divisionType, resolution);
    track = sequence.createTrack();
  }

  static MidiBuilder quartersOf100Ticks() throws Exception {
    return new MidiBuilder(Sequence.PPQ, 100);
  }

  MidiBuilder nextTrack() {
    track = sequence.createTrack();
    return this;
  }

  MidiBuilder tempo(long tick, int microsPerQuarter) throws Exception {
    byte[] data = {
      (byte) (microsPerQuarter >> 16), (byte) (microsPerQuarter >> 8), (byte) microsPerQuarter
    };
    track.add(new MidiEvent(new MetaMessage(0x51, data, 3), tick));
    return this;
  }

  MidiBuilder on(long tick, int pitch, int velocity) throws Exception {
    return message(tick, ShortMessage.NOTE_ON, 0, pitch, velocity);
  }

  MidiBuilder off(long tick, int pitch) throws Exception {
    return message(tick, ShortMessage.NOTE_OFF, 0, pitch, 40);
  }

  MidiBuilder pedal(long tick, int value) throws Exception {
    return message(tick, ShortMessage.CONTROL_CHANGE, 0, 64, value);
  }

  MidiBuilder message(long tick, int command, int channel, int data1, int data2) throws Exception {
    track.add(new MidiEvent(new ShortMessage(command, channel, data1, data2), tick));
    return this;
  }

  /** Makes the track last until {@code tick}: sets its end-of-track event there. */
  MidiBuilder end(long tick) {
    track.get(track.size() - 1).setTick(tick);
    return this;
  }

  MidiNotes notes() throws Exception {
    return MidiNotes.parse(bytes(), "test.mid");
  }

  byte[] bytes() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MidiSystem.write(sequence, sequence.getTracks().length > 1 ? 1 : 0, bytes);
    return bytes.toByteArray();
  }
}
