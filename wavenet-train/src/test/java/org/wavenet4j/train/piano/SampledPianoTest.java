package org.wavenet4j.train.piano;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.notes.NoteEvent;

class SampledPianoTest {
  private static final int RATE_HZ = SampleBank.SAMPLE_RATE_HZ;
  private static final Path SAMPLES = Path.of("..", "datasets", "piano-demo", "samples");

  // Shared, so that no sample is decoded twice; tests run one after another.
  private static final SampledPiano PIANO = new SampledPiano(SampleBank.open(SAMPLES));

  @ParameterizedTest
  @ValueSource(ints = {21, 23, 40, 48, 59, 60, 61, 73, 84, 97, 107, 108})
  void soundBeginsWithinTwoMillisecondsOfTheNoteOn(int pitch) {
    double start = 0.1234;
    float[] sound = PIANO.render(List.of(held(start, 1, pitch, 80)));
    int noteOn = (int) Math.round(start * RATE_HZ);
    float peak = peak(sound, noteOn, noteOn + RATE_HZ / 2);
    assertEquals(0, peak(sound, 0, noteOn), "sound before the note-on");
    int onset = noteOn;
    while (Math.abs(sound[onset]) < 0.05f * peak) {
      onset++;
    }
    assertTrue(onset - noteOn <= 0.002 * RATE_HZ, "onset " + (onset - noteOn) + " frames late");
  }

  /**
   * Middle keys are within 8 cents of equal temperament: the recorded piano's own tuning, which
   * shifting leaves alone. Outside the middle octaves it is stretched (flat below, up to 40 cents
   * sharp at the top), as pianos are tuned to their strings' inharmonic partials.
   */
  @ParameterizedTest
  @CsvSource({"47, 8", "49, 8", "60, 3", "61, 3", "68, 3", "69, 3", "70, 3", "71, 8"})
  void middleKeysAreInTune(int pitch, double withinCents) {
    float[] sound = PIANO.render(List.of(held(0, 3, pitch, 64)));
    double equalTemperedHz = 440 * Math.pow(2, (pitch - 69) / 12.0);
    assertEquals(0, centsFrom(equalTemperedHz, sound), withinCents);
  }

  @ParameterizedTest
  @CsvSource({"46, 45", "47, 48", "61, 60", "74, 75", "86, 87", "94, 93"})
  void shiftedKeysAreSemitonesFromTheirRecordingToATenthOfACent(int pitch, int recorded) {
    float[] shifted = PIANO.render(List.of(held(0, 3, pitch, 64)));
    float[] sampled = PIANO.render(List.of(held(0, 3, recorded, 64)));
    double recordedHz = 440 * Math.pow(2, (recorded - 69) / 12.0);
    double offHz = recordedHz * Math.pow(2, centsFrom(recordedHz, sampled) / 1200);
    double expectedHz = offHz * Math.pow(2, (pitch - recorded) / 12.0);
    // Windows of the same stretch of the recording: strings beat, so the pitch moves with time.
    double stretch = Math.pow(2, (recorded - pitch) / 12.0);
    assertEquals(0, centsFrom(expectedHz, shifted, stretch), 0.1);
  }

  @Test
  void greaterVelocityIsLouderAtEveryStep() {
    double before = 0;
    for (int velocity = 1; velocity <= 127; velocity += 7) {
      double level = rms(PIANO.render(List.of(held(0, 0.5, 60, velocity))), 0, RATE_HZ / 2);
      assertTrue(level > before * 1.05, "velocity " + velocity);
      before = level;
    }
  }

  @Test
  void greaterVelocityIsBrighter() {
    // h + (1 - h) L with the one-pole's L: 5.50 dB apart at the 8th partial, 0.52 at the first.
    assertEquals(4.98, tiltDb(110) - tiltDb(30), 0.1);
  }

  @Test
  void damperEndsTheNoteAndPedalSustainsIt() {
    float[] damped = PIANO.render(List.of(new NoteEvent(0, 0.5, 0.5, 60, 80)));
    float[] pedalled = PIANO.render(List.of(new NoteEvent(0, 0.5, 3, 60, 80)));
    int keyUp = RATE_HZ / 2;
    assertArrayEquals(first(damped, keyUp), first(pedalled, keyUp));
    assertTrue(damped.length < 1.0 * RATE_HZ, damped.length + " frames");
    assertTrue(peak(damped, damped.length - 10, damped.length) < 1e-4f);
    assertTrue(rms(pedalled, 2 * RATE_HZ, 3 * RATE_HZ) > 1e-3);
  }

  @Test
  void treblesWithoutDampersRingOn() {
    NoteEvent highestDamped = new NoteEvent(0, 0.1, 0.1, 90, 80);
    NoteEvent undamped = new NoteEvent(0, 0.1, 0.1, 91, 80);
    assertTrue(PIANO.render(List.of(highestDamped)).length < RATE_HZ);
    assertTrue(PIANO.render(List.of(undamped)).length > 4 * RATE_HZ);
  }

  @Test
  void chordIsTheSumOfItsNotes() {
    NoteEvent low = held(0, 1, 48, 70);
    NoteEvent high = held(0.25, 0.5, 72, 90);
    float[] both = PIANO.render(List.of(low, high));
    float[] one = PIANO.render(List.of(low));
    float[] other = PIANO.render(List.of(high));
    for (int i = 0; i < both.length; i++) {
      float sum = (i < one.length ? one[i] : 0) + (i < other.length ? other[i] : 0);
      assertEquals(sum, both[i], 1e-6f);
    }
  }

  @Test
  void anotherPianoPlaysTheSameBytesAndTheyAreTheStoredOnes() throws Exception {
    List<NoteEvent> notes = List.of(held(0, 0.4, 61, 75), held(0.2, 0.3, 68, 110));
    float[] sound = PIANO.render(notes);
    float[] again = new SampledPiano(SampleBank.open(SAMPLES)).render(notes);
    assertArrayEquals(sound, again);
    assertEquals("a6c01a049e178b7b4210c1dab5134b0288e97d28ef5018036fe0c1b94357baf3", sha256(sound));
  }

  static String sha256(float[] sound) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * sound.length);
    bytes.asFloatBuffer().put(sound);
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(bytes.array());
    return fingerprint.hex();
  }

  private static NoteEvent held(double start, double seconds, int pitch, int velocity) {
    return new NoteEvent(start, start + seconds, start + seconds, pitch, velocity);
  }

  /** Level of the 8th partial of C4 against the first. */
  private static double tiltDb(int velocity) {
    float[] sound = PIANO.render(List.of(held(0, 2, 60, velocity)));
    double hz = 440 * Math.pow(2, -9 / 12.0);
    return 10 * Math.log10(power(sound, 8 * hz, 1) / power(sound, hz, 1));
  }

  private static float peak(float[] sound, int from, int to) {
    float peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(sound[i]));
    }
    return peak;
  }

  private static double rms(float[] sound, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sound[i] * sound[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  private static float[] first(float[] sound, int frames) {
    return Arrays.copyOf(sound, frames);
  }

  private static double centsFrom(double hz, float[] sound) {
    return centsFrom(hz, sound, 1);
  }

  /**
   * The strongest frequency within 66 cents of {@code hz}, by a Hann-windowed Fourier sum over a
   * second from 0.1 s on, both times {@code stretch}.
   */
  private static double centsFrom(double hz, float[] sound, double stretch) {
    double best = 0;
    double bestPower = -1;
    for (double step = 10; step > 0.01; step /= 10) {
      double centre = best;
      for (int k = -6; k <= 6; k++) {
        double cents = centre + k * step;
        double power = power(sound, hz * Math.pow(2, cents / 1200), stretch);
        if (power > bestPower) {
          bestPower = power;
          best = cents;
        }
      }
    }
    return best;
  }

  private static double power(float[] sound, double hz, double stretch) {
    int from = (int) Math.round(stretch * RATE_HZ / 10);
    int frames = (int) Math.round(stretch * RATE_HZ);
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < frames; i++) {
      double windowed = sound[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames));
      double phase = 2 * Math.PI * hz * i / RATE_HZ;
      real += windowed * Math.cos(phase);
      imaginary += windowed * Math.sin(phase);
    }
    return real * real + imaginary * imaginary;
  }
}
