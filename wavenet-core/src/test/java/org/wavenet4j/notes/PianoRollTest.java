package org.wavenet4j.notes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.LocalFeatures;

class PianoRollTest {
  private static final int RATE_HZ = 16_000;
  private static final int HOP = 64; // a feature frame is 4 ms
  private static final int C4 = 60;
  private static final int C4_KEY = 39;
  private static final int ONSETS = 88;

  /** A note from one sample to another, held by its key. */
  private static NoteEvent note(long startSample, long releaseSample, int pitch, int velocity) {
    double release = releaseSample / (double) RATE_HZ;
    return new NoteEvent(startSample / (double) RATE_HZ, release, release, pitch, velocity);
  }

  private static PianoRoll roll(NoteEvent... notes) {
    return new PianoRoll(List.of(notes), RATE_HZ);
  }

  /** {@code [feature frame][177]}. */
  private static float[] read(PianoRoll roll, long firstFrame, int frames) {
    float[] out = new float[frames * PianoRoll.CHANNELS];
    roll.read(firstFrame, frames, out, 0);
    return out;
  }

  private static float[] channel(PianoRoll roll, int channel, int frames) {
    float[] all = read(roll, 0, frames);
    float[] values = new float[frames];
    for (int f = 0; f < frames; f++) {
      values[f] = all[f * PianoRoll.CHANNELS + channel];
    }
    return values;
  }

  /** A stroke at 8 ms, the key up at 16 ms: 127 of 127, frames 2 and 3. */
  @Test
  void strokeSoundsUntilItsDamperFallsAndItsOnsetFallsByETo30Ms() {
    PianoRoll roll = roll(new NoteEvent(0.008, 0.016, 0.016, C4, 127));
    assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0}, channel(roll, C4_KEY, 6));
    float[] onset = channel(roll, ONSETS + C4_KEY, 60);
    assertArrayEquals(
        new float[] {0, 0, 1, 0.875173f, 0.765928f},
        new float[] {onset[0], onset[1], onset[2], onset[3], onset[4]},
        1e-6f);
    assertEquals(Math.exp(-2), onset[2 + 15], 1e-7); // 60 ms
    assertEquals(0.00111378f, onset[2 + 51], 1e-7f);
    assertEquals(0, onset[2 + 52]);
    assertEquals(54, roll.featureFrames());
  }

  @Test
  void everyKeyHasItsTwoChannelsAndNoOthers() {
    for (int pitch = 21; pitch <= 108; pitch++) {
      float[] expected = new float[PianoRoll.CHANNELS];
      expected[pitch - 21] = 64 / 127f;
      expected[88 + pitch - 21] = 64 / 127f;
      expected[176] = 1;
      assertArrayEquals(expected, read(roll(note(0, 1000, pitch, 64)), 0, 1), "pitch " + pitch);
    }
  }

  @Test
  void levelIsInEveryFrameWithNotesAndWithout() {
    PianoRoll roll = new PianoRoll(List.of(note(0, 100, C4, 64)), RATE_HZ, 0.25f);
    assertArrayEquals(
        new float[] {0.25f, 0.25f, 0.25f, 0.25f}, channel(roll, PianoRoll.LEVEL_CHANNEL, 4));
    assertArrayEquals(
        new float[] {1, 1}, channel(new PianoRoll(List.of(), RATE_HZ), PianoRoll.LEVEL_CHANNEL, 2));
    assertEquals(0, new PianoRoll(List.of(), RATE_HZ).featureFrames());
  }

  @Test
  void pedalHoldsTheKeyButNotItsOnset() throws Exception {
    // 100 ticks of 1 ms a quarter: the key is up at 8 ms, the pedal at 20 ms.
    MidiNotes midi =
        MidiBuilder.quartersOf100Ticks()
            .tempo(0, 100_000)
            .on(0, C4, 127)
            .pedal(4, 127)
            .off(8, C4)
            .pedal(20, 0)
            .notes();
    PianoRoll roll = new PianoRoll(midi.notes(), RATE_HZ);
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 0, 0}, channel(roll, C4_KEY, 7));
    PianoRoll dry = roll(new NoteEvent(0, 0.008, 0.008, C4, 127));
    assertArrayEquals(channel(dry, ONSETS + C4_KEY, 60), channel(roll, ONSETS + C4_KEY, 60));
  }

  @Test
  void nextStrokeOfAKeyTakesOverBothChannels() {
    PianoRoll roll = roll(note(0, 3 * HOP, C4, 127), note(3 * HOP, 5 * HOP, C4, 40));
    float soft = 40 / 127f;
    assertArrayEquals(new float[] {1, 1, 1, soft, soft, 0}, channel(roll, C4_KEY, 6));
    float[] onset = channel(roll, ONSETS + C4_KEY, 5);
    assertEquals(Math.exp(-2 / 7.5), onset[2], 1e-7);
    assertEquals(soft, onset[3]);
    assertEquals(soft * Math.exp(-1 / 7.5), onset[4], 1e-7);
  }

  @Test
  void strokeThatBeginsBeforeTheOneBeforeEndsTakesOverToo() {
    PianoRoll roll = roll(note(2 * HOP, 4 * HOP, C4, 100), note(0, 9 * HOP, C4, 127));
    float later = 100 / 127f;
    assertArrayEquals(new float[] {1, 1, later, later, 0, 0}, channel(roll, C4_KEY, 6));
  }

  @Test
  void ofStrokesInOneFrameTheLastCounts() {
    PianoRoll roll = roll(note(30, 200, C4, 70), note(10, 20, C4, 127), note(63, 100, C4, 50));
    assertArrayEquals(new float[] {50 / 127f, 50 / 127f, 0}, channel(roll, C4_KEY, 3));
    assertEquals(50 / 127f, channel(roll, ONSETS + C4_KEY, 1)[0]);
  }

  @Test
  void noteOfNoLengthSoundsInItsFrame() {
    assertArrayEquals(new float[] {0, 1, 0}, channel(roll(note(64, 64, C4, 127)), C4_KEY, 3));
    assertArrayEquals(new float[] {1, 0}, channel(roll(note(0, 0, C4, 127)), C4_KEY, 2));
  }

  /** Sample 63 is the last of frame 0, sample 64 the first of frame 1. */
  @Test
  void strokeAndDamperChangeFrameAtTheSample() {
    assertArrayEquals(new float[] {1, 1, 0}, channel(roll(note(63, 128, C4, 127)), C4_KEY, 3));
    assertArrayEquals(new float[] {0, 1, 0}, channel(roll(note(64, 128, C4, 127)), C4_KEY, 3));
    assertArrayEquals(new float[] {0, 1, 1}, channel(roll(note(64, 129, C4, 127)), C4_KEY, 3));
    assertEquals(1, channel(roll(note(63, 128, C4, 127)), ONSETS + C4_KEY, 1)[0]);
    assertEquals(0, channel(roll(note(64, 128, C4, 127)), ONSETS + C4_KEY, 1)[0]);
  }

  /** 63.5 samples are nearest to sample 64, as where the sampled piano begins the note. */
  @Test
  void timesBetweenSamplesBelongToTheNearestSample() {
    PianoRoll early = roll(new NoteEvent(63.49 / RATE_HZ, 1, 1, C4, 127));
    PianoRoll late = roll(new NoteEvent(63.5 / RATE_HZ, 1, 1, C4, 127));
    assertArrayEquals(new float[] {1, 1}, channel(early, C4_KEY, 2));
    assertArrayEquals(new float[] {0, 1}, channel(late, C4_KEY, 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 250, 250L * 3600 * 24 * 365})
  void notesMovedByHopsMoveTheFeaturesByAsManyFrames(long hops) {
    // Seconds that no number of binary digits holds: the sample is what counts.
    List<NoteEvent> notes = random(60, 3);
    List<NoteEvent> moved = new ArrayList<>();
    for (NoteEvent note : notes) {
      double by = hops * HOP / (double) RATE_HZ;
      moved.add(
          new NoteEvent(
              note.startSeconds() + by,
              note.endSeconds() + by,
              note.releaseSeconds() + by,
              note.midiPitch(),
              note.velocity()));
    }
    PianoRoll still = new PianoRoll(notes, RATE_HZ);
    PianoRoll later = new PianoRoll(moved, RATE_HZ);
    assertArrayEquals(read(still, 0, 900), read(later, hops, 900));
    assertEquals(still.featureFrames() + hops, later.featureFrames());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 51, 52, 53, 250, 899})
  void anyCuttingGivesTheSameBits(int run) {
    PianoRoll roll = new PianoRoll(random(200, 5), RATE_HZ);
    float[] whole = read(roll, 0, 900);
    float[] cut = new float[whole.length];
    for (int at = 0; at < 900; at += run) {
      roll.read(at, Math.min(run, 900 - at), cut, at * PianoRoll.CHANNELS);
    }
    assertArrayEquals(whole, cut);
  }

  /** The rule of the javadoc, word by word, frame by frame. */
  @Test
  void rollIsWhatItsRuleSays() {
    List<NoteEvent> notes = random(300, 7);
    float[] expected = new float[900 * PianoRoll.CHANNELS];
    for (int f = 0; f < 900; f++) {
      for (NoteEvent note : notes) { // by start: a later one writes over an earlier one
        int key = f * PianoRoll.CHANNELS + note.midiPitch() - 21;
        long stroke = Math.round(note.startSeconds() * RATE_HZ);
        long release = Math.round(note.releaseSeconds() * RATE_HZ);
        long after = f - stroke / HOP;
        if (after >= 0) {
          float velocity = note.velocity() / 127f;
          expected[key] = after == 0 || (long) f * HOP < release ? velocity : 0;
          expected[key + 88] = after < 52 ? velocity * (float) StrictMath.exp(-after / 7.5) : 0;
        }
      }
      expected[f * PianoRoll.CHANNELS + 176] = 1;
    }
    assertArrayEquals(expected, read(new PianoRoll(notes, RATE_HZ), 0, 900));
  }

  @Test
  void runIsWrittenAtItsPlaceAndNowhereElse() {
    float[] out = new float[4 * PianoRoll.CHANNELS + 2];
    Arrays.fill(out, 9);
    PianoRoll roll = new PianoRoll(random(50, 1), RATE_HZ);
    roll.read(10, 4, out, 1);
    assertEquals(9, out[0]);
    assertEquals(9, out[out.length - 1]);
    assertArrayEquals(read(roll, 10, 4), Arrays.copyOfRange(out, 1, out.length - 1));
  }

  private static ConditioningSpec notes(int hop) {
    return new ConditioningSpec(LocalFeatures.NOTES, 177, hop, ContextSpec.NONE, 0);
  }

  @Test
  void ratesThat250DividesHaveTheirHop() {
    assertEquals(notes(64), PianoRoll.conditioning(16_000));
    assertEquals(notes(192), PianoRoll.conditioning(48_000));
    UserError error = assertThrows(UserError.class, () -> PianoRoll.conditioning(44_100));
    assertEquals(
        "sampleRateHz: 44100, expected a multiple of 250, at which notes are told to a network;"
            + " convert the sound to 16000, 24000, 32000 or 48000 Hz",
        error.getMessage());
    assertThrows(UserError.class, () -> new PianoRoll(List.of(), 22_050));
    assertThrows(UserError.class, () -> PianoRoll.conditioning(0));
  }

  @Test
  void wrongCallsAreNamed() {
    PianoRoll roll = roll();
    float[] out = new float[PianoRoll.CHANNELS];
    assertEquals(
        "firstFrame: -1, expected at least 0",
        assertThrows(IllegalArgumentException.class, () -> roll.read(-1, 1, out, 0)).getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> roll.read(0, 1, out, 1));
    assertEquals(
        "level: NaN, expected a finite number",
        assertThrows(
                IllegalArgumentException.class, () -> new PianoRoll(List.of(), RATE_HZ, Float.NaN))
            .getMessage());
  }

  /** Notes of a few keys within 3.5 s, by start, that overlap and repeat. */
  private static List<NoteEvent> random(int count, long seed) {
    Random random = new Random(seed);
    List<NoteEvent> notes = new ArrayList<>();
    double start = 0.001;
    for (int i = 0; i < count; i++) {
      start += random.nextDouble() * 2 * 3.2 / count;
      double end = start + random.nextDouble() * 0.2;
      double release = end + (random.nextBoolean() ? random.nextDouble() : 0);
      notes.add(
          new NoteEvent(start, end, release, 21 + 29 * random.nextInt(4), 1 + random.nextInt(127)));
    }
    return notes;
  }
}
