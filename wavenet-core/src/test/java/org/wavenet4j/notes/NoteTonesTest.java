package org.wavenet4j.notes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.ToneSpec;
import org.wavenet4j.model.Tones;
import org.wavenet4j.run.ToneTrack;

class NoteTonesTest {
  private static final int RATE_HZ = 16_000;
  private static final int PARTIALS = 4;
  private static final int HIGHEST_DAMPED = 90;

  /** Two knots within a run of 64 frames, one at its edge, others far. */
  private static final Tones TONES = random(new ToneSpec(PARTIALS, List.of(0, 7, 64, 650, 9_000)));

  private static Tones random(ToneSpec spec) {
    Random random = new Random(5);
    float[] frequencies = new float[Tones.KEYS * PARTIALS];
    float[] velocities = new float[frequencies.length];
    float[] fades = new float[Tones.KEYS];
    for (int key = 0; key < Tones.KEYS; key++) {
      for (int j = 0; j < Math.min(PARTIALS, (100 - key) / 10); j++) {
        frequencies[key * PARTIALS + j] = (j + 1) * (30 + 19 * key + random.nextFloat());
        velocities[key * PARTIALS + j] = random.nextFloat() - 0.2f;
      }
      fades[key] =
          NoteEvent.LOWEST_PITCH + key > HIGHEST_DAMPED ? 0 : 100 + 400 * random.nextFloat();
    }
    float[] envelopes = new float[Tones.KEYS * spec.values() * 2 * PARTIALS];
    for (int i = 0; i < envelopes.length; i++) {
      envelopes[i] = 0.1f * (float) random.nextGaussian();
    }
    return new Tones(spec, frequencies, envelopes, velocities, fades);
  }

  private static NoteEvent note(double start, double release, int pitch, int velocity) {
    return new NoteEvent(start, (start + release) / 2, release, pitch, velocity);
  }

  /** Chords, restrikes under a tone that still sounds, keys high and low, loud and soft. */
  private static List<NoteEvent> music() {
    List<NoteEvent> notes = new ArrayList<>();
    Random random = new Random(7);
    double start = 0;
    for (int i = 0; i < 60; i++) {
      int pitch = i % 3 == 0 ? 60 : 21 + random.nextInt(88);
      double release = start + 0.3 * random.nextDouble() * random.nextDouble();
      notes.add(note(start, release, pitch, 1 + random.nextInt(127)));
      start += random.nextInt(3) * 0.037;
    }
    return notes;
  }

  private static ToneTrack play(Tones tones, NoteEvent... notes) {
    return new ToneBank(tones, RATE_HZ).play(List.of(notes));
  }

  private static float[] sound(ToneTrack track, long from, int frames) {
    float[] sound = new float[frames];
    for (int t = 0; t < frames; t++) {
      sound[t] = track.at(from + t);
    }
    return sound;
  }

  /** What a note sounds like by the formula, and the sum of its partials' sizes. */
  private static double[] reference(Tones tones, NoteEvent note, long frame) {
    long age = frame - Math.round(note.startSeconds() * RATE_HZ);
    int key = note.midiPitch() - NoteEvent.LOWEST_PITCH;
    long damped = Math.max(0, frame - Math.round(note.releaseSeconds() * RATE_HZ));
    double fadeDb = (double) tones.fadesDb()[key] / RATE_HZ * damped;
    double[] sum = new double[2];
    if (age < 0 || age >= tones.spec().lengthFrames() || fadeDb > 80) {
      return sum;
    }
    for (int j = 0; j < PARTIALS; j++) {
      double cycles = (double) tones.frequenciesHz()[key * PARTIALS + j] / RATE_HZ * age;
      double db = tones.velocitiesDb()[key * PARTIALS + j] * (note.velocity() - 64) - fadeDb;
      double gain = Math.pow(10, db / 20);
      double re = gain * envelope(tones, key, 0, j, age);
      double im = gain * envelope(tones, key, 1, j, age);
      if (tones.frequenciesHz()[key * PARTIALS + j] > 0) {
        sum[0] += re * Math.cos(2 * Math.PI * cycles) - im * Math.sin(2 * Math.PI * cycles);
        sum[1] += Math.hypot(re, im);
      }
    }
    return sum;
  }

  private static double envelope(Tones tones, int key, int part, int partial, long age) {
    List<Integer> knots = tones.spec().knotFrames();
    int q = 0;
    while (knots.get(q + 1) <= age) {
      q++;
    }
    double[] ends = new double[2];
    for (int i = 0; i < 2 && q + i < tones.spec().values(); i++) {
      int row = (key * tones.spec().values() + q + i) * 2 + part;
      ends[i] = tones.envelopes()[row * PARTIALS + partial];
    }
    double passed = (double) (age - knots.get(q)) / (knots.get(q + 1) - knots.get(q));
    return ends[0] + passed * (ends[1] - ends[0]);
  }

  /** Of one partial of size 0.1, at 100 Hz: a run of 64 frames is no whole number of periods. */
  @Test
  void levelIsTheRootOfThePowerOfThePartialsWhateverTheirPhases() {
    ToneSpec spec = new ToneSpec(1, List.of(0, 4000));
    float[] frequencies = new float[Tones.KEYS];
    float[] envelopes = new float[Tones.KEYS * 2];
    float[] velocities = new float[Tones.KEYS];
    float[] fades = new float[Tones.KEYS];
    for (int key = 0; key < Tones.KEYS; key++) {
      frequencies[key] = 100;
      envelopes[2 * key + key % 2] = 0.1f; // real or imaginary
      velocities[key] = 0.5f;
      fades[key] = 60;
    }
    Tones tones = new Tones(spec, frequencies, envelopes, velocities, fades);
    double second = 1.0 / RATE_HZ;
    ToneTrack one = play(tones, note(640 * second, 6400 * second, 60, 104));
    double loud = 0.1 * Math.pow(10, 0.5 * 40 / 20) / Math.sqrt(2);
    assertEquals(0, one.level(639 - 64));
    assertEquals(loud, one.level(640), 1e-6);
    assertEquals(loud * (4000 - 1280) / 4000, one.level(640 + 1280), 1e-5);
    assertEquals(one.level(1280), one.level(1280 + 63));
    assertEquals(0, one.level(640 + 4000 + 64));
    ToneTrack chord =
        play(
            tones,
            note(640 * second, 6400 * second, 60, 64),
            note(640 * second, 6400 * second, 61, 64));
    assertEquals(0.1, chord.level(640), 1e-6);
    ToneTrack damped = play(tones, note(0, 640 * second, 60, 64));
    double left = Math.pow(10, -60.0 * 640 / RATE_HZ / 20);
    double expected = 0.1 / Math.sqrt(2) * (4000 - 1280) / 4000 * left;
    assertEquals(expected, damped.level(1280), 1e-5);
  }

  @Test
  void tellsHowLongAgoTheLastKeyWasStruck() {
    double second = 1.0 / RATE_HZ;
    ToneTrack track =
        play(
            TONES,
            note(700 * second, 800 * second, 60, 64),
            note(700 * second, 800 * second, 64, 64),
            note(3000 * second, 3100 * second, 67, 64));
    assertEquals(Long.MAX_VALUE, track.sinceStrokeFrames(639));
    assertEquals(0, track.sinceStrokeFrames(640), "of its run");
    assertEquals(0, track.sinceStrokeFrames(700));
    assertEquals(1, track.sinceStrokeFrames(701));
    assertEquals(2200, track.sinceStrokeFrames(2900));
    assertEquals(1_000_000, track.sinceStrokeFrames(1_003_000), "long after it has ended");
    assertEquals(0, track.sinceStrokeFrames(2999), "of its run");
    assertEquals(1, track.sinceStrokeFrames(701), "asked again");
  }

  private static void assertFollowsTheFormula(
      Tones tones, List<NoteEvent> notes, long from, int frames) {
    float[] actual = sound(new ToneBank(tones, RATE_HZ).play(notes), from, frames);
    for (int t = 0; t < frames; t++) {
      double expected = 0;
      double size = 0;
      for (NoteEvent note : notes) {
        double[] one = reference(tones, note, from + t);
        expected += one[0];
        size += one[1];
      }
      // Some roundings of floats of 24 bits, of what may cancel.
      assertEquals(expected, actual[t], 2e-6 * size, "frame " + (from + t));
    }
  }

  @Test
  void musicIsTheSumOfItsNotesTones() {
    float[] sound = sound(new ToneBank(TONES, RATE_HZ).play(music()), 0, 50_000);
    assertTrue(sound[20_000] != 0 && sound[100] != 0);
    assertFollowsTheFormula(TONES, music(), 0, 50_000);
  }

  @Test
  void afterAnHourPhasesAreStillThoseOfTheStroke() {
    NoteEvent late = note(3600.01, 3600.3, 70, 80);
    assertFollowsTheFormula(TONES, List.of(late), 3600L * RATE_HZ, 9_000);
  }

  /** A quarter turn a frame; the envelope falls from 1 by an eighth a frame. */
  @Test
  void aStrokeBeginsAtItsSampleAndEndsAtTheLastKnot() {
    ToneTrack track = play(quarterTurns(1, 0, 0), note(100.4 / RATE_HZ, 1, 60, 74));
    assertArrayEquals(
        new float[] {0, 0, 10, 0, -7.5f, 0, 5, 0, -2.5f, 0, 0, 0},
        sound(track, 98, 12),
        1e-6f); // 2 dB a step of velocity: 10 times
    assertEquals(0, track.at(99));
    assertEquals(0, track.at(108));
    float[] turned = {0, 0, 0, -0.875f, 0, 0.625f, 0, -0.375f, 0, 0.125f, 0, 0};
    assertArrayEquals(
        turned, sound(play(quarterTurns(0, 1, 0), note(0.00625, 1, 60, 64)), 98, 12), 1e-6f);
    // The last frame of a tone may be the first of a run of 64.
    ToneTrack across = play(quarterTurns(0, 1, 0), note(57.0 / RATE_HZ, 1, 60, 64));
    assertEquals(0.125f, across.at(64), 1e-6f);
  }

  /**
   * Key 60 with one partial of a quarter of the rate, an amplitude at the stroke, 8 frames long.
   */
  private static Tones quarterTurns(float re, float im, double fadeDbAFrame) {
    ToneSpec spec = new ToneSpec(1, List.of(0, 8));
    float[] frequencies = new float[Tones.KEYS];
    float[] envelopes = new float[Tones.KEYS * 2];
    float[] velocities = new float[Tones.KEYS];
    float[] fades = new float[Tones.KEYS];
    frequencies[39] = RATE_HZ / 4f;
    envelopes[39 * 2] = re;
    envelopes[39 * 2 + 1] = im;
    velocities[39] = 2;
    fades[39] = (float) (fadeDbAFrame * RATE_HZ);
    return new Tones(spec, frequencies, envelopes, velocities, fades);
  }

  /** The damper falls at sample 102: there the tone is whole, then half, then a quarter. */
  @Test
  void aDamperFadesATone() {
    double halfDb = 20 * Math.log10(2);
    ToneTrack track =
        play(quarterTurns(1, 0, halfDb), note(100.0 / RATE_HZ, 102.0 / RATE_HZ, 60, 64));
    assertArrayEquals(
        new float[] {1, 0, -0.75f, 0, 0.5f / 4, 0, -0.25f / 16, 0}, sound(track, 100, 8), 1e-6f);
    // 40 dB a frame: 80 dB down two frames after the damper, and then nothing.
    ToneTrack quick = play(quarterTurns(1, 1, 40), note(100.0 / RATE_HZ, 102.0 / RATE_HZ, 60, 64));
    float[] sound = sound(quick, 100, 8);
    assertArrayEquals(
        new float[] {-0.75f, 0.00625f, 0.5e-4f}, Arrays.copyOfRange(sound, 2, 5), 1e-7f);
    assertArrayEquals(new float[3], Arrays.copyOfRange(sound, 5, 8));
  }

  @Test
  void aKeyWithoutDamperSoundsOn() {
    NoteEvent held = note(0.01, 0.4, HIGHEST_DAMPED + 1, 90);
    NoteEvent released = note(0.01, 0.02, HIGHEST_DAMPED + 1, 90);
    float[] expected = sound(play(TONES, held), 0, 10_000);
    assertArrayEquals(expected, sound(play(TONES, released), 0, 10_000));
    assertNotEquals(0, expected[9_000]);
    NoteEvent damped = note(0.01, 0.02, HIGHEST_DAMPED, 90);
    assertEquals(0, play(TONES, damped).at(9_000));
  }

  @Test
  void framesHaveTheSameBitsInAnyOrderAndWhereverReadingBegins() {
    ToneBank bank = new ToneBank(TONES, RATE_HZ);
    float[] whole = sound(bank.play(music()), 0, 50_000);
    Random random = new Random(3);
    NoteTones jumping = bank.play(music());
    for (int i = 0; i < 400; i++) {
      int from = random.nextInt(49_000);
      int frames = 1 + random.nextInt(500);
      NoteTones read = i % 2 == 0 ? jumping : bank.play(music());
      assertArrayEquals(
          Arrays.copyOfRange(whole, from, from + frames),
          sound(read, from, frames),
          () -> "%d frames from %d on".formatted(frames, from));
    }
    for (int t = 3_000; t >= 0; t--) {
      assertEquals(whole[t], jumping.at(t), "backwards, frame " + t);
    }
  }

  @Test
  void theLoudestTonesThatAFileCanTellAreFinite() {
    float[] frequencies = new float[Tones.KEYS];
    float[] envelopes = new float[Tones.KEYS * 2];
    float[] velocities = new float[Tones.KEYS];
    Arrays.fill(frequencies, 1e6f);
    Arrays.fill(envelopes, 1000);
    Arrays.fill(velocities, 6);
    ToneSpec spec = new ToneSpec(1, List.of(0, 1));
    Tones tones = new Tones(spec, frequencies, envelopes, velocities, new float[Tones.KEYS]);
    NoteEvent loud = note(0, 1, 60, 127);
    float sum = play(tones, loud, loud, loud).at(0);
    assertTrue(Float.isFinite(sum) && sum > 1e20, sum + "");
  }

  @Test
  void notesListedInAnotherOrderHaveTheSameBits() {
    List<NoteEvent> listed = new ArrayList<>(music());
    for (int i = 0; i < 9; i++) { // one stroke, pitches, velocities and dampers that differ
      listed.add(note(0.5, 0.6 + i % 3 * 0.05, i < 6 ? 60 : 64, i < 3 ? 50 : 60));
    }
    float[] expected = sound(new ToneBank(TONES, RATE_HZ).play(listed), 0, 50_000);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(listed, new Random(seed));
      assertArrayEquals(expected, sound(new ToneBank(TONES, RATE_HZ).play(listed), 0, 50_000));
    }
  }

  /** In doubles, as rounding to floats hides nearly all differences. */
  @Test
  void phasesHaveTheSameBitsInAnyOrder() {
    KeyTone key = new KeyTone(TONES, 30, RATE_HZ);
    Phasors jumping = new Phasors(key, 90, 1234);
    Random random = new Random(4);
    Phasors along = new Phasors(key, 90, 1234);
    for (int number = 0; number < 300; number++) {
      along.turnTo(number);
      Phasors fresh = new Phasors(key, 90, 1234);
      fresh.turnTo(number);
      jumping.turnTo(random.nextInt(300));
      jumping.turnTo(number);
      for (int j = 0; j < key.partials(); j++) {
        assertEquals(along.cos(j), fresh.cos(j), "run " + number);
        assertEquals(along.sin(j), fresh.sin(j), "run " + number);
        assertEquals(along.cos(j), jumping.cos(j), "run " + number);
        assertEquals(along.sin(j), jumping.sin(j), "run " + number);
      }
    }
  }

  @Test
  void withoutNotesAndLongAfterThemThereIsSilence() {
    assertEquals(0, play(TONES).at(0));
    assertEquals(0, new ToneBank(TONES, RATE_HZ).play(music()).at(1L << 40));
  }

  @Test
  void theNotesThatANetworkIsToldAreThoseThatSound() {
    NoteConditioning told =
        new NoteConditioning(new PianoRoll(music(), RATE_HZ), PianoRoll.conditioning(RATE_HZ));
    assertArrayEquals(
        sound(new ToneBank(TONES, RATE_HZ).play(music()), 0, 50_000),
        sound(told.tones(TONES), 0, 50_000));
  }
}
