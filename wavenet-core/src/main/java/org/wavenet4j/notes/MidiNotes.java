package org.wavenet4j.notes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;
import org.wavenet4j.UserError;

/**
 * The notes of a standard MIDI file (type 0 or 1), all tracks and channels played on one piano.
 *
 * <p>A note-on with velocity 0 is a note-off. A note-on of a key that its own track and channel
 * hold down ends the earlier note; the next note-off ends the later one. Where two voices share a
 * key the later stroke takes it over and it is held until both let go; strokes less than 30 ms
 * apart, sooner than a key can come up, are one stroke.
 *
 * @param notes by start, then pitch
 * @param anomalies what was mended
 */
public record MidiNotes(List<NoteEvent> notes, MidiAnomalies anomalies) {
  private static final double SHORTEST_REPEAT_SECONDS = 0.03;
  // One wrong delta time or tempo makes a piece of years, and its sound would fill the memory.
  private static final double LONGEST_SECONDS = 3600;

  /** Copies the list. */
  public MidiNotes {
    notes = List.copyOf(notes);
  }

  /**
   * Reads a file.
   *
   * @param midi the bytes of a standard MIDI file
   * @param name what messages call it
   * @throws UserError if the bytes are no such file, or last longer than an hour
   */
  public static MidiNotes parse(byte[] midi, String name) {
    try {
      return read(MidiSystem.getSequence(new ByteArrayInputStream(midi)));
    } catch (InvalidMidiDataException | IOException e) {
      throw new UserError(
          name + ": not a readable standard MIDI file (" + e.getMessage() + "); export it again",
          e);
    }
  }

  private static MidiNotes read(Sequence sequence) throws InvalidMidiDataException {
    MidiAnomalies anomalies = MidiAnomalies.NONE;
    List<List<TrackNotes.Held>> byPitch = new ArrayList<>();
    for (int p = NoteEvent.LOWEST_PITCH; p <= NoteEvent.HIGHEST_PITCH; p++) {
      byPitch.add(new ArrayList<>());
    }
    for (Track track : sequence.getTracks()) {
      TrackNotes read = TrackNotes.of(track);
      anomalies = anomalies.plus(read.anomalies());
      for (TrackNotes.Held held : read.notes()) {
        byPitch.get(held.pitch() - NoteEvent.LOWEST_PITCH).add(held);
      }
    }
    TempoMap tempo = new TempoMap(sequence);
    SustainPedal pedal = new SustainPedal(sequence);
    List<NoteEvent> notes = new ArrayList<>();
    for (List<TrackNotes.Held> held : byPitch) {
      notes.addAll(strokes(held, tempo, pedal));
    }
    for (NoteEvent note : notes) {
      if (note.releaseSeconds() > LONGEST_SECONDS) {
        throw new InvalidMidiDataException(
            "it sounds until %.0f s, expected an hour at most".formatted(note.releaseSeconds()));
      }
    }
    notes.sort(
        Comparator.comparingDouble(NoteEvent::startSeconds).thenComparingInt(NoteEvent::midiPitch));
    return new MidiNotes(notes, anomalies);
  }

  /** The strokes of one key, in order. */
  private static List<NoteEvent> strokes(
      List<TrackNotes.Held> held, TempoMap tempo, SustainPedal pedal) {
    List<TrackNotes.Held> keyed = oneHand(held, tempo);
    List<NoteEvent> strokes = new ArrayList<>();
    for (int i = 0; i < keyed.size(); i++) {
      TrackNotes.Held note = keyed.get(i);
      long damper = pedal.damperTick(note.endTick());
      if (i + 1 < keyed.size()) {
        damper = Math.min(damper, keyed.get(i + 1).startTick());
      }
      strokes.add(
          new NoteEvent(
              tempo.seconds(note.startTick()),
              tempo.seconds(note.endTick()),
              tempo.seconds(damper),
              note.pitch(),
              note.velocity()));
    }
    return strokes;
  }

  /** The same notes without overlaps, by start: voices that share a key become one. */
  private static List<TrackNotes.Held> oneHand(List<TrackNotes.Held> held, TempoMap tempo) {
    List<TrackNotes.Held> sorted = new ArrayList<>(held);
    sorted.sort(Comparator.comparingLong(TrackNotes.Held::startTick));
    List<TrackNotes.Held> keyed = new ArrayList<>();
    for (TrackNotes.Held next : sorted) {
      int last = keyed.size() - 1;
      if (last < 0) {
        keyed.add(next);
        continue;
      }
      TrackNotes.Held before = keyed.get(last);
      long end = Math.max(before.endTick(), next.endTick());
      double gap = tempo.seconds(next.startTick()) - tempo.seconds(before.startTick());
      if (gap < SHORTEST_REPEAT_SECONDS) {
        int velocity = Math.max(before.velocity(), next.velocity());
        keyed.set(last, new TrackNotes.Held(before.startTick(), end, before.pitch(), velocity));
      } else {
        keyed.set(last, before.endingAt(Math.min(before.endTick(), next.startTick())));
        keyed.add(next.endingAt(end));
      }
    }
    return keyed;
  }
}
