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
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
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
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 10;

  /** Copies the list, in its order. */
  public MidiNotes {
    notes =
        notes.stream()
            .sorted(
                Comparator.comparingDouble(NoteEvent::startSeconds)
                    .thenComparingInt(NoteEvent::midiPitch))
            .toList();
  }

  /**
   * Reads a file.
   *
   * @param midi the bytes of a standard MIDI file
   * @param name what messages call it
   * @throws UserError if the bytes are no such file, cut short, or last longer than an hour
   */
  public static MidiNotes parse(byte[] midi, String name) {
    try {
      MidiChunks.requireWhole(midi);
      return read(MidiSystem.getSequence(new ByteArrayInputStream(midi)));
    } catch (InvalidMidiDataException | IOException e) {
      String reason = e instanceof IOException io ? IoReason.of(io) : e.getMessage();
      throw new UserError(
          name + ": not a readable standard MIDI file (" + reason + "); export it again", e);
    }
  }

  /**
   * The same piece higher, or lower. Notes that leave the keyboard are skipped, and counted among
   * {@link MidiAnomalies#outOfRange()}.
   *
   * @param semitones -87 to 87, since further off no key stays on the keyboard
   * @throws UsageError if the number is outside
   */
  public MidiNotes transposed(int semitones) {
    if (Math.abs((long) semitones) >= NoteEvent.KEYS) {
      throw new UsageError(
          "transposition: %d semitones, expected %d to %d; 12 is an octave up"
              .formatted(semitones, 1 - NoteEvent.KEYS, NoteEvent.KEYS - 1));
    }
    List<NoteEvent> kept = new ArrayList<>();
    for (NoteEvent note : notes) {
      if (NoteEvent.isOnKeyboard(note.midiPitch() + semitones)) {
        kept.add(note.atPitch(note.midiPitch() + semitones));
      }
    }
    int skipped = notes.size() - kept.size();
    return new MidiNotes(kept, anomalies.plus(new MidiAnomalies(0, 0, 0, skipped)));
  }

  /**
   * The same piece faster, or slower.
   *
   * @param factor 0.1 to 10; 2 is twice as fast, in half the time
   * @throws UsageError if the factor is outside
   */
  public MidiNotes atTempo(double factor) {
    if (!(factor >= SLOWEST && factor <= FASTEST)) {
      throw new UsageError(
          "tempo: %s, expected %s to %s; 2 is twice as fast as written"
              .formatted(factor, SLOWEST, FASTEST));
    }
    return new MidiNotes(
        notes.stream().map(note -> note.atTimes(seconds -> seconds / factor)).toList(), anomalies);
  }

  /**
   * A part of the piece, which begins at 0: the strokes from {@code fromSeconds} on and before
   * {@code toSeconds}, by which all keys come up and all dampers fall. What was struck earlier is
   * left out, even if it still sounds: struck anew it would be another piece.
   *
   * @param fromSeconds at least 0
   * @param toSeconds greater; infinity for the rest of the piece
   * @throws UsageError if there is no time between the two
   */
  public MidiNotes between(double fromSeconds, double toSeconds) {
    if (!(fromSeconds >= 0 && fromSeconds < toSeconds)) {
      throw new UsageError(
          "part of the piece: %s s to %s s, expected 0 s or later to a later time"
              .formatted(fromSeconds, toSeconds));
    }
    return new MidiNotes(
        notes.stream()
            .filter(note -> note.startSeconds() >= fromSeconds && note.startSeconds() < toSeconds)
            .map(note -> note.atTimes(seconds -> Math.min(seconds, toSeconds) - fromSeconds))
            .toList(),
        anomalies);
  }

  /** When the last damper falls, in seconds; 0 without notes. */
  public double endSeconds() {
    return notes.stream().mapToDouble(NoteEvent::releaseSeconds).max().orElse(0);
  }

  /**
   * The longest time without a note before the last one, also that before the first, in seconds.
   */
  public double longestRestSeconds() {
    double longest = 0;
    double silentFrom = 0;
    for (NoteEvent note : notes) {
      longest = Math.max(longest, note.startSeconds() - silentFrom);
      silentFrom = Math.max(silentFrom, note.releaseSeconds());
    }
    return longest;
  }

  private static MidiNotes read(Sequence sequence) throws InvalidMidiDataException {
    requireTime(sequence);
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
    return new MidiNotes(notes, anomalies);
  }

  /**
   * The JDK's reader lets ticks of no length pass, and delta times that lead to before the start.
   */
  private static void requireTime(Sequence sequence) throws InvalidMidiDataException {
    if (sequence.getResolution() < 1) {
      throw new InvalidMidiDataException("0 ticks a frame, expected at least 1");
    }
    for (Track track : sequence.getTracks()) {
      if (track.get(0).getTick() < 0) {
        throw new InvalidMidiDataException(
            "an event at tick %d, expected at least 0".formatted(track.get(0).getTick()));
      }
    }
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
