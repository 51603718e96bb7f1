package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChromaTest {
  private static final int RATE_HZ = 16_000;

  /** Tones of these MIDI pitches, half a second each. */
  private static float[] tones(int rateHz, double amplitude, int... pitches) {
    float[] samples = new float[pitches.length * rateHz / 2];
    for (int i = 0; i < samples.length; i++) {
      double hz = 440 * Math.pow(2, (pitches[2 * i / rateHz] - 69) / 12.0);
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return samples;
  }

  private static Chroma chroma(double amplitude, int... pitches) {
    return Chroma.of(tones(RATE_HZ, amplitude, pitches), RATE_HZ);
  }

  @Test
  void pureTonesSoundInTheirPitchClass() {
    for (int rateHz : new int[] {RATE_HZ, 44_100}) {
      // Below C4 a window's lobe is wider than a semitone.
      for (int pitch = 60; pitch <= 108; pitch++) {
        Chroma tone = Chroma.of(tones(rateHz, 0.1, pitch, pitch), rateHz);
        for (int w = 0; w < tone.windows(); w++) {
          assertTrue(tone.at(w, pitch % 12) > 0.9, "pitch " + pitch + ", window " + w);
        }
      }
    }
  }

  @Test
  void windowsAre256MillisecondsEvery64() {
    assertEquals(0, Chroma.of(new float[4095], RATE_HZ).windows());
    assertEquals(1, Chroma.of(new float[4096], RATE_HZ).windows());
    assertEquals(1, Chroma.of(new float[5119], RATE_HZ).windows());
    assertEquals(2, Chroma.of(new float[5120], RATE_HZ).windows());
  }

  @Test
  void rowsHaveLengthOneOrAreZero() {
    Chroma chroma = chroma(0.1, 60, 64, 67);
    double squares = 0;
    for (int c = 0; c < Chroma.PITCH_CLASSES; c++) {
      squares += chroma.at(3, c) * chroma.at(3, c);
    }
    assertEquals(1, squares, 1e-6);
    Chroma silence = Chroma.of(new float[4096], RATE_HZ);
    assertEquals(0, silence.at(0, 5));
    assertFalse(silence.isSounding(0));
  }

  @Test
  void soundIsLikeItselfAtAnyLevel() {
    Chroma loud = chroma(0.5, 60, 64, 67, 71);
    assertEquals(1, loud.cosine(loud), 1e-6);
    assertEquals(1, chroma(0.01, 60, 64, 67, 71).cosine(loud), 1e-6);
  }

  @Test
  void octavesAreAlikeAndATritoneApartIsNot() {
    Chroma c = chroma(0.1, 60, 60);
    assertTrue(chroma(0.1, 72, 72).cosine(c) > 0.95);
    assertTrue(chroma(0.1, 66, 66).cosine(c) < 0.3);
  }

  @Test
  void rightNotesAtWrongTimesAreWorthAsMuchAsShuffled() {
    Chroma up = chroma(0.1, 60, 63, 66, 69, 60, 63, 66, 69);
    Chroma down = chroma(0.1, 69, 66, 63, 60, 69, 66, 63, 60);
    double chance = up.shuffledCosine(up, 1);
    // One window in four meets its own pitch.
    assertTrue(chance > 0.25 && chance < 0.5, "shuffled " + chance);
    assertTrue(down.cosine(up) < chance + 0.05, "reversed " + down.cosine(up));
    assertEquals(chance, up.shuffledCosine(up, 1));
    assertTrue(chance != up.shuffledCosine(up, 2));
  }

  @Test
  void onlyWindowsThatSoundInTheReferenceCount() {
    float[] half = tones(RATE_HZ, 0.1, 60, 60, 60, 60);
    Arrays.fill(half, half.length / 2, half.length, 0);
    Chroma reference = Chroma.of(half, RATE_HZ);
    assertTrue(reference.isSounding(0));
    assertFalse(reference.isSounding(reference.windows() - 1));
    // What follows while the reference is silent is not judged.
    assertTrue(chroma(0.1, 60, 60, 66, 66).cosine(reference) > 0.9);
    assertTrue(chroma(0.1, 66, 66, 60, 60).cosine(reference) < 0.4);
  }

  @Test
  void whatIsMissingMatchesNothing() {
    Chroma whole = chroma(0.1, 60, 60, 60, 60);
    Chroma half = chroma(0.1, 60, 60);
    assertEquals((double) half.windows() / whole.windows(), half.cosine(whole), 1e-3);
    assertEquals((double) half.windows() / whole.windows(), half.shuffledCosine(whole, 1), 1e-3);
    assertEquals(1, whole.cosine(half), 1e-3);
  }

  @Test
  void silentReferenceGivesNothing() {
    Chroma silence = Chroma.of(new float[RATE_HZ], RATE_HZ);
    assertEquals(0, chroma(0.1, 60, 60).cosine(silence));
    assertEquals(0, silence.shuffledCosine(silence, 1));
    assertEquals(0, Chroma.of(new float[1], RATE_HZ).cosine(Chroma.of(new float[1], RATE_HZ)));
  }

  @Test
  void otherRatesAreRefused() {
    Chroma here = chroma(0.1, 60);
    Chroma there = Chroma.of(tones(44_100, 0.1, 60), 44_100);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> here.cosine(there));
    assertEquals("reference: 44100 Hz, expected 16000 as this sound", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Chroma.of(new float[1], 999));
    float[] broken = new float[4096];
    broken[9] = Float.NaN;
    assertThrows(IllegalArgumentException.class, () -> Chroma.of(broken, RATE_HZ));
  }
}
