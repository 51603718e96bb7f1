package org.wavenet4j.train.piano;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wavenet4j.notes.MidiAnomalies;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteEvent;

class EtudesTest {
  @Test
  void seedAndIndexDecideEveryByte() {
    assertArrayEquals(Etudes.midi(1, 0), Etudes.midi(1, 0));
    assertFalse(Arrays.equals(Etudes.midi(1, 0), Etudes.midi(1, 1)));
    assertFalse(Arrays.equals(Etudes.midi(1, 0), Etudes.midi(2, 0)));
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(Etudes.midi(1, 0));
    assertEquals(
        "1547f82b6cbd96b67617189408c3c55d79b53514a1d89da826c4d1715ff77be7", fingerprint.hex());
  }

  @Test
  void fourConsecutiveEtudesTouchEveryKeyOverTheWholeVelocityRange() {
    Set<Integer> pitches = new TreeSet<>();
    Set<Integer> velocities = new TreeSet<>();
    for (int i = 7; i < 11; i++) {
      for (NoteEvent note : notes(5, i)) {
        pitches.add(note.midiPitch());
        velocities.add(note.velocity());
      }
    }
    assertEquals(88, pitches.size());
    assertTrue(velocities.size() > 70, velocities.size() + " velocities");
  }

  @Test
  void everyEtudeIsCleanAndHalfAMinuteToAMinuteLong() {
    for (int i = 0; i < 40; i++) {
      MidiNotes midi = MidiNotes.parse(Etudes.midi(3, i), "etude " + i);
      assertEquals(MidiAnomalies.NONE, midi.anomalies());
      double seconds = midi.notes().get(midi.notes().size() - 1).endSeconds();
      assertTrue(seconds > 25 && seconds < 65, "etude " + i + ": " + seconds + " s");
    }
  }

  @Test
  void someNotesArePedalled() {
    List<NoteEvent> notes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      notes.addAll(notes(1, i));
    }
    assertTrue(notes.stream().anyMatch(note -> note.releaseSeconds() > note.endSeconds() + 0.05));
    assertTrue(notes.stream().anyMatch(note -> note.releaseSeconds() == note.endSeconds()));
  }

  private static List<NoteEvent> notes(long seed, int index) {
    return MidiNotes.parse(Etudes.midi(seed, index), "etude").notes();
  }
}
