package org.wavenet4j.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.wavenet4j.UsageError;

/** Transposed, at another tempo, in part: C4, then C8 with pedal, then A0. */
class ChangedNotesTest {
  private static final MidiAnomalies FOUND = new MidiAnomalies(1, 2, 3, 4);
  private static final MidiNotes PIECE =
      new MidiNotes(
          List.of(
              new NoteEvent(0.5, 1, 1, 60, 80),
              new NoteEvent(1, 2, 4, 108, 70),
              new NoteEvent(3, 3.5, 3.5, 21, 60)),
          FOUND);

  @Test
  void transpositionMovesPitchesAndNothingElse() {
    MidiNotes octaveDown = new MidiNotes(PIECE.notes().subList(0, 2), FOUND).transposed(-12);
    assertEquals(
        List.of(new NoteEvent(0.5, 1, 1, 48, 80), new NoteEvent(1, 2, 4, 96, 70)),
        octaveDown.notes());
    assertEquals(FOUND, octaveDown.anomalies());
    assertEquals(PIECE, PIECE.transposed(0));
  }

  @Test
  void notesThatLeaveTheKeyboardAreSkippedAndCounted() {
    MidiNotes up = PIECE.transposed(1);
    assertEquals(List.of(61, 22), up.notes().stream().map(NoteEvent::midiPitch).toList());
    assertEquals(new MidiAnomalies(1, 2, 3, 5), up.anomalies());
    MidiNotes down = PIECE.transposed(-1);
    assertEquals(List.of(59, 107), down.notes().stream().map(NoteEvent::midiPitch).toList());
    assertEquals(new MidiAnomalies(1, 2, 3, 5), down.anomalies());
    assertEquals(
        List.of(108), PIECE.transposed(87).notes().stream().map(NoteEvent::midiPitch).toList());
    assertEquals(new MidiAnomalies(1, 2, 3, 6), PIECE.transposed(87).anomalies());
  }

  @Test
  void notesAreOrderedByStartThenPitch() {
    NoteEvent low = new NoteEvent(0.5, 1, 1, 50, 80);
    List<NoteEvent> notes = PIECE.notes();
    assertEquals(
        List.of(low, notes.get(0), notes.get(1), notes.get(2)),
        new MidiNotes(List.of(notes.get(2), notes.get(0), notes.get(1), low), FOUND).notes());
  }

  @Test
  void tempo2TakesHalfTheTime() {
    MidiNotes fast = PIECE.atTempo(2);
    assertEquals(
        List.of(
            new NoteEvent(0.25, 0.5, 0.5, 60, 80),
            new NoteEvent(0.5, 1, 2, 108, 70),
            new NoteEvent(1.5, 1.75, 1.75, 21, 60)),
        fast.notes());
    assertEquals(FOUND, fast.anomalies());
    assertEquals(PIECE, fast.atTempo(0.5));
  }

  @Test
  void partBeginsAt0AndEverythingRestsAtItsEnd() {
    MidiNotes part = PIECE.between(1, 3);
    assertEquals(List.of(new NoteEvent(0, 1, 2, 108, 70)), part.notes());
    assertEquals(FOUND, part.anomalies());
    assertEquals(
        List.of(new NoteEvent(0.5, 0.75, 0.75, 108, 70)),
        PIECE.between(0.5, 1.25).notes().subList(1, 2));
  }

  @Test
  void strokesBeforeThePartAreLeftOut() {
    assertEquals(
        List.of(new NoteEvent(1, 1.5, 1.5, 21, 60)),
        PIECE.between(2, Double.POSITIVE_INFINITY).notes());
    assertEquals(PIECE, PIECE.between(0, Double.POSITIVE_INFINITY));
    assertEquals(List.of(), PIECE.between(3.5, 100).notes());
  }

  @Test
  void restsLastFromTheLastDamperToTheNextStroke() {
    assertEquals(4, PIECE.endSeconds());
    assertEquals(0.5, PIECE.longestRestSeconds()); // before C4; A0 is struck while C8 sounds
    MidiNotes broken =
        new MidiNotes(
            List.of(
                new NoteEvent(0.5, 2, 4, 60, 80),
                new NoteEvent(1, 1.5, 1.5, 64, 80),
                new NoteEvent(4.75, 5, 5, 21, 60)),
            FOUND);
    assertEquals(0.75, broken.longestRestSeconds());
    MidiNotes none = new MidiNotes(List.of(), FOUND);
    assertEquals(0, none.endSeconds());
    assertEquals(0, none.longestRestSeconds());
  }

  @Test
  void valuesOutOfRangeAreUsageErrors() {
    assertRefused(
        "transposition: 88 semitones, expected -87 to 87; 12 is an octave up",
        () -> PIECE.transposed(88));
    assertThrows(UsageError.class, () -> PIECE.transposed(Integer.MIN_VALUE));
    assertRefused(
        "tempo: 0.0, expected 0.1 to 10.0; 2 is twice as fast as written", () -> PIECE.atTempo(0));
    assertThrows(UsageError.class, () -> PIECE.atTempo(10.01));
    assertThrows(UsageError.class, () -> PIECE.atTempo(Double.NaN));
    assertRefused(
        "part of the piece: 2.0 s to 2.0 s, expected 0 s or later to a later time",
        () -> PIECE.between(2, 2));
    assertThrows(UsageError.class, () -> PIECE.between(-1, 2));
    assertThrows(UsageError.class, () -> PIECE.between(0, Double.NaN));
    assertThrows(
        UsageError.class, () -> PIECE.between(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(UsageError.class, call).getMessage());
  }
}
