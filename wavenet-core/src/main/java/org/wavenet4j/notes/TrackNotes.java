package org.wavenet4j.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * The notes of one MIDI track, note-ons matched with note-offs by channel and pitch.
 *
 * @param notes in the order in which they ended
 * @param anomalies what was mended
 */
record TrackNotes(List<Held> notes, MidiAnomalies anomalies) {

  /** A key held down by one voice, in ticks. */
  record Held(long startTick, long endTick, int pitch, int velocity) {
    Held endingAt(long tick) {
      return new Held(startTick, tick, pitch, velocity);
    }
  }

  static TrackNotes of(Track track) throws InvalidMidiDataException {
    Matcher matcher = new Matcher();
    for (int i = 0; i < track.size(); i++) {
      if (track.get(i).getMessage() instanceof ShortMessage message) {
        matcher.accept(track.get(i).getTick(), message);
      }
    }
    return matcher.finish(track.ticks());
  }

  private static final class Matcher {
    private final List<Held> ended = new ArrayList<>();
    // Notes that still sound, by channel * 128 + pitch; their endTick is not known yet.
    private final Map<Integer, Held> sounding = new TreeMap<>();
    private int overlaps;
    private int strayNoteOffs;
    private int outOfRange;

    void accept(long tick, ShortMessage message) throws InvalidMidiDataException {
      int command = message.getCommand();
      if (command != ShortMessage.NOTE_ON && command != ShortMessage.NOTE_OFF) {
        return;
      }
      // The JDK's reader lets them pass: the file's bytes are damaged from here on, or before.
      if (message.getData1() > 127 || message.getData2() > 127) {
        throw new InvalidMidiDataException(
            "note %d with velocity %d at tick %d, expected at most 127"
                .formatted(message.getData1(), message.getData2(), tick));
      }
      int pitch = message.getData1();
      int velocity = command == ShortMessage.NOTE_ON ? message.getData2() : 0;
      if (!NoteEvent.isOnKeyboard(pitch)) {
        outOfRange += velocity > 0 ? 1 : 0;
        return;
      }
      int key = message.getChannel() * 128 + pitch;
      Held before = sounding.remove(key);
      if (before != null) {
        ended.add(before.endingAt(tick));
      }
      if (velocity > 0) {
        overlaps += before != null ? 1 : 0;
        sounding.put(key, new Held(tick, tick, pitch, velocity));
      } else if (before == null) {
        strayNoteOffs++;
      }
    }

    TrackNotes finish(long endTick) {
      int hung = sounding.size();
      for (Held held : sounding.values()) {
        ended.add(held.endingAt(endTick));
      }
      return new TrackNotes(
          List.copyOf(ended), new MidiAnomalies(overlaps, strayNoteOffs, hung, outOfRange));
    }
  }
}
