package org.wavenet4j.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;
import org.wavenet4j.UserError;

class MidiNotesTest {
  @Test
  void tempoChangeHalfWayThroughANoteCountsFromItsTick() throws Exception {
    // 100 ticks a quarter. Half a second a quarter up to tick 200, then a whole second.
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .tempo(200, 1_000_000)
            .on(100, 60, 80)
            .off(300, 60)
            .on(350, 64, 90)
            .off(400, 64)
            .notes();
    assertEquals(List.of(note(0.5, 2.0, 2.0, 60, 80), note(2.5, 3.0, 3.0, 64, 90)), midi.notes());
    assertEquals(MidiAnomalies.NONE, midi.anomalies());
  }

  @Test
  void tempoInOneTrackCountsForTheOthers() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .tempo(0, 250_000)
            .nextTrack()
            .on(100, 60, 80)
            .off(200, 60)
            .notes();
    assertEquals(List.of(note(0.25, 0.5, 0.5, 60, 80)), midi.notes());
  }

  @Test
  void smpteTicksAreFractionsOfASecondWhateverTheTempo() throws Exception {
    // 25 frames a second of 40 ticks: a tick is a millisecond.
    MidiNotes midi =
        new MidiBuilder(Sequence.SMPTE_25, 40)
            .tempo(0, 1_000_000)
            .on(500, 60, 80)
            .off(1250, 60)
            .notes();
    assertEquals(List.of(note(0.5, 1.25, 1.25, 60, 80)), midi.notes());
  }

  @Test
  void noteOnWithVelocityZeroEndsTheNote() throws Exception {
    MidiNotes midi = MidiBuilder.quartersOf100Ticks().on(0, 60, 80).on(100, 60, 0).notes();
    assertEquals(List.of(note(0, 0.5, 0.5, 60, 80)), midi.notes());
    assertEquals(MidiAnomalies.NONE, midi.anomalies());
  }

  @Test
  void pedalHoldsTheDamperFromValue64Until63() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .pedal(50, 64)
            .pedal(400, 63)
            .on(0, 60, 80)
            .off(100, 60)
            .on(300, 62, 80)
            .off(500, 62)
            .notes();
    assertEquals(List.of(note(0, 0.5, 2.0, 60, 80), note(1.5, 2.5, 2.5, 62, 80)), midi.notes());
  }

  @Test
  void pedalBelow64IsUp() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .pedal(0, 63)
            .on(0, 60, 80)
            .off(100, 60)
            .pedal(400, 0)
            .notes();
    assertEquals(List.of(note(0, 0.5, 0.5, 60, 80)), midi.notes());
  }

  @Test
  void pedalChangedInOneMomentDampsWhatSoundedBefore() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .pedal(0, 127)
            .on(0, 48, 80)
            .off(100, 48)
            .on(100, 60, 80)
            .off(200, 60)
            .pedal(200, 0)
            .pedal(200, 127)
            .pedal(400, 0)
            .notes();
    assertEquals(List.of(note(0, 0.5, 1.0, 48, 80), note(0.5, 1.0, 1.0, 60, 80)), midi.notes());
  }

  @Test
  void pedalOfAnotherChannelHoldsToo() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .message(0, ShortMessage.CONTROL_CHANGE, 3, 64, 127)
            .message(300, ShortMessage.CONTROL_CHANGE, 3, 64, 0)
            .message(200, ShortMessage.CONTROL_CHANGE, 4, 64, 127)
            .message(500, ShortMessage.CONTROL_CHANGE, 4, 64, 0)
            .on(0, 60, 80)
            .off(100, 60)
            .notes();
    assertEquals(List.of(note(0, 0.5, 2.5, 60, 80)), midi.notes());
  }

  @Test
  void nextStrokeOfTheKeyEndsWhatThePedalHeld() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .pedal(0, 127)
            .on(0, 60, 80)
            .off(50, 60)
            .on(100, 60, 70)
            .off(150, 60)
            .pedal(400, 0)
            .notes();
    assertEquals(List.of(note(0, 0.25, 0.5, 60, 80), note(0.5, 0.75, 2.0, 60, 70)), midi.notes());
  }

  @Test
  void hungNoteEndsWithItsTrack() throws Exception {
    MidiNotes midi = MidiBuilder.quartersOf100Ticks().on(100, 60, 80).end(600).notes();
    assertEquals(List.of(note(0.5, 3.0, 3.0, 60, 80)), midi.notes());
    assertEquals(new MidiAnomalies(0, 0, 1, 0), midi.anomalies());
  }

  @Test
  void overlapOfOneVoiceEndsTheEarlierNoteAndLeavesAStrayOff() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .on(0, 60, 80)
            .on(100, 60, 70)
            .off(200, 60)
            .off(300, 60)
            .notes();
    assertEquals(List.of(note(0, 0.5, 0.5, 60, 80), note(0.5, 1.0, 1.0, 60, 70)), midi.notes());
    assertEquals(new MidiAnomalies(1, 1, 0, 0), midi.anomalies());
  }

  @Test
  void twoVoicesOnOneKeyAreOneStrokeOrARestrike() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .on(0, 60, 80)
            .off(100, 60)
            .on(400, 62, 50)
            .off(800, 62)
            .nextTrack()
            .on(4, 60, 90)
            .off(200, 60)
            .on(600, 62, 60)
            .off(700, 62)
            .notes();
    // C4: 20 ms apart, one stroke, the louder. D4: struck again at 3 s and held for the first
    // voice.
    assertEquals(
        List.of(
            note(0, 1.0, 1.0, 60, 90), note(2.0, 3.0, 3.0, 62, 50), note(3.0, 4.0, 4.0, 62, 60)),
        midi.notes());
    assertEquals(MidiAnomalies.NONE, midi.anomalies());
  }

  @Test
  void notesOutsideTheKeyboardAreSkippedAndCounted() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .on(0, 20, 80)
            .off(100, 20)
            .on(0, 21, 80)
            .off(100, 21)
            .on(0, 108, 80)
            .off(100, 108)
            .on(0, 109, 80)
            .off(100, 109)
            .notes();
    assertEquals(List.of(note(0, 0.5, 0.5, 21, 80), note(0, 0.5, 0.5, 108, 80)), midi.notes());
    assertEquals(new MidiAnomalies(0, 0, 0, 2), midi.anomalies());
  }

  /** A file written byte by byte; 96 ticks a quarter, half a second. */
  @Test
  void runningStatusGoesOnUntilTheNextStatus() {
    int[] track = {
      0x00, 0x90, 60, 80, // note-on of C4
      0x60, 62, 90, // after a quarter the same status: D4
      0x00, 60, 0, // C4 off by velocity 0
      0x30, 0xb0, 64, 127, // pedal down
      0x30, 0x90, 62, 0, // D4 off
      0x30, 0xb0, 64, 20, // pedal up
      0x00, 0xff, 0x2f, 0x00
    };
    MidiNotes midi = MidiNotes.parse(fileOf(track), "running.mid");
    assertEquals(List.of(note(0, 0.5, 0.5, 60, 80), note(0.5, 1.0, 1.25, 62, 90)), midi.notes());
    assertEquals(MidiAnomalies.NONE, midi.anomalies());
  }

  @Test
  void halfPedalThatStaysAbove63IsOnePedal() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .pedal(50, 20)
            .pedal(60, 70)
            .pedal(150, 100)
            .pedal(200, 64)
            .pedal(300, 40)
            .pedal(310, 0)
            .on(0, 60, 80)
            .off(100, 60)
            .notes();
    assertEquals(List.of(note(0, 0.5, 1.5, 60, 80)), midi.notes());
  }

  @Test
  void pedalInOneTrackHoldsTheNotesOfAnother() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .pedal(50, 127)
            .pedal(400, 0)
            .nextTrack()
            .on(0, 60, 80)
            .off(100, 60)
            .notes();
    assertEquals(List.of(note(0, 0.5, 2.0, 60, 80)), midi.notes());
  }

  @Test
  void offOfAnotherChannelEndsNothing() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .on(0, 60, 80)
            .message(100, ShortMessage.NOTE_OFF, 1, 60, 0)
            .off(200, 60)
            .notes();
    assertEquals(List.of(note(0, 1.0, 1.0, 60, 80)), midi.notes());
    assertEquals(new MidiAnomalies(0, 1, 0, 0), midi.anomalies());
  }

  @Test
  void everyTrackCountsItsAnomalies() throws Exception {
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .on(0, 60, 80)
            .end(200)
            .nextTrack()
            .off(0, 50)
            .on(100, 64, 80)
            .on(200, 110, 80)
            .end(400)
            .notes();
    assertEquals(List.of(note(0, 1.0, 1.0, 60, 80), note(0.5, 2.0, 2.0, 64, 80)), midi.notes());
    assertEquals(new MidiAnomalies(0, 1, 2, 1), midi.anomalies());
  }

  @Test
  void damagedVelocityIsRefused() throws Exception {
    byte[] midi = MidiBuilder.quartersOf100Ticks().on(0, 60, 81).off(100, 60).bytes();
    int velocity = 0;
    while (midi[velocity] != 81) {
      velocity++;
    }
    midi[velocity] = (byte) 200;
    assertRefused(midi, "note 60 with velocity 200 at tick 0, expected at most 127");
  }

  @Test
  void pieceOfMoreThanAnHourIsRefused() throws Exception {
    byte[] midi = MidiBuilder.quartersOf100Ticks().on(0, 60, 81).off(720_200, 60).bytes();
    assertRefused(midi, "it sounds until 3601 s, expected an hour at most");
  }

  @Test
  void aTrackThatIsCutShortIsRefusedInsteadOfLeftOut() {
    byte[] whole = fileOf(new int[] {0, 0x90, 60, 64, 96, 0x80, 60, 0, 0, 0xff, 0x2f, 0});
    assertEquals(1, MidiNotes.parse(whole, "song.mid").notes().size());
    assertRefused(
        Arrays.copyOf(whole, whole.length - 1),
        "(cut short: a chunk of 12 bytes at byte 14, where 11 are left)");
    byte[] claim = ByteBuffer.allocate(22).put(whole, 0, 18).putInt(Integer.MAX_VALUE).array();
    assertRefused(claim, "(cut short: a chunk of 2147483647 bytes at byte 14, where 0 are left)");
  }

  @Test
  void bytesBehindTheLastTrackAreNoConcernOfIts() {
    byte[] whole = fileOf(new int[] {0, 0x90, 60, 64, 96, 0x80, 60, 0, 0, 0xff, 0x2f, 0});
    byte[] more = Arrays.copyOf(whole, whole.length + 9);
    Arrays.fill(more, whole.length, more.length, (byte) 0x7f);
    assertEquals(1, MidiNotes.parse(more, "song.mid").notes().size());
  }

  @Test
  void timesThatCannotBeAreRefused() {
    // A delta time of ten bytes, 2^63, which is negative to the JDK's reader.
    int[] beforeTheStart = {
      0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0x90, 60, 64, 1, 0x80, 60, 0
    };
    assertRefused(
        fileOf(beforeTheStart), "(an event at tick -9223372036854775808, expected at least 0)");
    byte[] framesOfNoTicks = fileOf(new int[] {0, 0x90, 60, 64, 96, 0x80, 60, 0});
    framesOfNoTicks[12] = -24;
    framesOfNoTicks[13] = 0;
    assertRefused(framesOfNoTicks, "(0 ticks a frame, expected at least 1)");
  }

  @Test
  void anythingElseIsRefusedByName() {
    assertRefused("no MIDI".getBytes(StandardCharsets.US_ASCII), "song.mid: not a readable");
  }

  /** A standard MIDI file, type 0, of 96 ticks a quarter. */
  private static byte[] fileOf(int[] track) {
    ByteBuffer file = ByteBuffer.allocate(22 + track.length);
    file.put("MThd".getBytes(StandardCharsets.US_ASCII)).putInt(6);
    file.putShort((short) 0).putShort((short) 1).putShort((short) 96);
    file.put("MTrk".getBytes(StandardCharsets.US_ASCII)).putInt(track.length);
    for (int value : track) {
      file.put((byte) value);
    }
    return file.array();
  }

  private static void assertRefused(byte[] midi, String text) {
    String message =
        assertThrows(UserError.class, () -> MidiNotes.parse(midi, "song.mid")).getMessage();
    assertTrue(message.contains(text), message);
  }

  private static NoteEvent note(double start, double end, double release, int pitch, int velocity) {
    return new NoteEvent(start, end, release, pitch, velocity);
  }
}
