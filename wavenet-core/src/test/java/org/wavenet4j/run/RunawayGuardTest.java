package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.measure.SoundProfiler;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.SoundProfile;

class RunawayGuardTest {
  private static final int RATE_HZ = 8000;
  private static final SoundProfile SOUND = profile(notes(60, 1));

  /** Struck strings that decay, with damped ends and pauses now and then, as mu-law gives them. */
  private static float[] notes(int seconds, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[seconds * RATE_HZ];
    for (int at = 0; at < samples.length; ) {
      int length = RATE_HZ / 4 + random.nextInt(RATE_HZ);
      double hertz = 60 * Math.pow(2, random.nextInt(48) / 12.0);
      double amplitude = 0.02 + 0.3 * random.nextDouble();
      for (int t = 0; t < length && at + t < samples.length; t++) {
        double decay = amplitude * Math.exp(-3.0 * t / RATE_HZ);
        double phase = 2 * Math.PI * hertz * t / RATE_HZ;
        samples[at + t] = (float) (decay * (Math.sin(phase) + 0.3 * Math.sin(3 * phase)));
      }
      at += length + (random.nextInt(4) == 0 ? random.nextInt(RATE_HZ) : 0);
    }
    for (int t = 0; t < samples.length; t++) {
      samples[t] = heard(samples[t]);
    }
    return samples;
  }

  private static float heard(double amplitude) {
    return MuLaw.INSTANCE.decode(MuLaw.INSTANCE.encode((float) amplitude));
  }

  private static SoundProfile profile(float[] samples) {
    SoundProfiler profiler = new SoundProfiler(RATE_HZ);
    profiler.add(samples, 0, samples.length);
    return profiler.profile().orElseThrow();
  }

  private static RunawayGuard guard() {
    return new RunawayGuard(Optional.of(SOUND), RATE_HZ);
  }

  /** What is noticed in ten seconds of sound that go wrong after four. */
  private static Runaway after(RunawayGuard guard, IntToDoubleFunction wrong) {
    float[] good = notes(4, 7);
    for (int t = 0; t < 20 * RATE_HZ; t++) {
      if (guard.hear(t < good.length ? good[t] : heard(wrong.applyAsDouble(t)))) {
        Runaway runaway = guard.runaway();
        assertEquals(t + 1, runaway.frame());
        return runaway;
      }
    }
    throw new AssertionError("nothing was noticed");
  }

  private static void assertNoticed(
      Runaway.Kind kind, double withinSeconds, IntToDoubleFunction wrong) {
    Runaway runaway = after(guard(), wrong);
    assertEquals(kind, runaway.kind(), runaway.text());
    assertTrue(runaway.atSeconds() - 4 <= withinSeconds, runaway.text());
    double began = runaway.atSeconds() - (double) runaway.frames() / RATE_HZ;
    assertTrue(began > 3, "it began at " + began + ": " + runaway.text());
  }

  @Test
  void soundLikeTrainingSoundIsLeftAlone() {
    assertTrue(SOUND.longestQuietSeconds() > 0.5, SOUND + "");
    for (long seed = 2; seed < 8; seed++) {
      RunawayGuard guard = guard();
      for (float sample : notes(60, seed)) {
        assertFalse(guard.hear(sample), () -> guard.runaway().text());
      }
    }
  }

  @Test
  void collapseIsNoticedWithinTwoSecondsOfTheLongestPause() {
    double pause = SOUND.longestQuietSeconds();
    Random random = new Random(5);
    assertNoticed(Runaway.Kind.SILENCE, pause + 2, t -> 0);
    assertNoticed(Runaway.Kind.SILENCE, pause + 2, t -> t % 2 == 0 ? 0.0001 : -0.0001);
    assertNoticed(Runaway.Kind.NOISE, 2, t -> 2 * random.nextDouble() - 1);
    assertNoticed(Runaway.Kind.NOISE, 2, t -> MuLaw.INSTANCE.decode(random.nextInt(256)));
    assertNoticed(Runaway.Kind.NOISE, 2, t -> t % 2 == 0 ? 1 : -1);
    assertNoticed(Runaway.Kind.TOO_LOUD, 2, t -> t / 40 % 2 == 0 ? 1 : -1);
    assertNoticed(Runaway.Kind.OFFSET, 2, t -> 1);
    assertNoticed(Runaway.Kind.OFFSET, 2, t -> t % 2 == 0 ? -0.1 : -0.102);
    assertNoticed(Runaway.Kind.SILENCE, pause + 2, t -> 0.01);
  }

  @Test
  void restsOfThePieceAreAddedToThePausesOfTrainingSound() {
    Model model = TrapModel.of(1e-4);
    Runaway unrested = firstOfSilence(RunawayGuard.of(model));
    Runaway rested = firstOfSilence(RunawayGuard.of(model, 3));
    assertEquals(Runaway.Kind.SILENCE, rested.kind());
    assertEquals(3, rested.atSeconds() - unrested.atSeconds(), 1e-9);
  }

  private static Runaway firstOfSilence(RunawayGuard guard) {
    for (int t = 0; t < 20 * TrapModel.RATE_HZ; t++) {
      if (guard.hear(0)) {
        return guard.runaway();
      }
    }
    throw new AssertionError("silence was not noticed");
  }

  @Test
  void aStuckCodeIsNoticedWhereTrainingPausesAreNeverOneCode() {
    // A minute of hiss at -78 dBFS now and then, as between the songs of a tape.
    SoundProfile hissing =
        new SoundProfile(
            500,
            600,
            SOUND.levels(),
            SOUND.quietDbfs(),
            60,
            0.01,
            SOUND.loudDbfs(),
            SOUND.highestRoughness(),
            SOUND.highestOffset());
    Runaway runaway = after(new RunawayGuard(Optional.of(hissing), RATE_HZ), t -> 0);
    assertEquals(Runaway.Kind.STUCK_CODE, runaway.kind());
    assertTrue(
        runaway
            .text()
            .endsWith(
                "one code stuck (amplitude 0.0001 for 1.6 s, training sound keeps one for at most 0.0 s)"),
        runaway.text());
  }

  @Test
  void noiseIsNothingNewToAModelOfNoise() {
    Random random = new Random(9);
    float[] noise = new float[10 * RATE_HZ];
    for (int t = 0; t < noise.length; t++) {
      noise[t] = heard(0.1 * random.nextGaussian());
    }
    RunawayGuard guard = new RunawayGuard(Optional.of(profile(noise)), RATE_HZ);
    for (int t = 0; t < noise.length; t++) {
      assertFalse(guard.hear(heard(0.1 * random.nextGaussian())));
    }
    guard.reset(0);
    Runaway louder = after(guard, t -> 2 * random.nextDouble() - 1);
    assertEquals(Runaway.Kind.TOO_LOUD, louder.kind());
  }

  @Test
  void aStrokeOfNoiseIsNoRunaway() {
    Random random = new Random(8);
    float[] sound = notes(10, 4);
    for (int t = 0; t < 2 * RATE_HZ / 5; t++) {
      sound[5 * RATE_HZ + t] = heard(2 * random.nextDouble() - 1);
    }
    RunawayGuard guard = guard();
    for (float sample : sound) {
      assertFalse(guard.hear(sample), () -> guard.runaway().text());
    }
  }

  @Test
  void withoutAProfileOnlyTheGrossestIsNoticed() {
    Random random = new Random(6);
    List<IntToDoubleFunction> wrong =
        List.of(t -> 0, t -> 0.4, t -> 0.9, t -> 2 * random.nextDouble() - 1);
    List<String> text =
        List.of(
            "runaway at 14.0 s: silence (-120 dBFS for 10.0 s, most sound is silent for at most 8.5 s)",
            "runaway at 14.0 s: silence (-120 dBFS for 10.0 s, most sound is silent for at most 8.5 s)",
            "runaway at 5.3 s: stuck off the middle (a mean of 0.92 for 1.0 s, most sound has at most 0.30)",
            "runaway at 5.1 s: noise (roughness 1.99 for 1.0 s, most sound has at most 1.30 where it is loud)");
    for (int i = 0; i < wrong.size(); i++) {
      RunawayGuard guard = new RunawayGuard(Optional.empty(), RATE_HZ);
      assertEquals(text.get(i), after(guard, wrong.get(i)).text());
    }
  }

  @Test
  void aRunawayIsToldOnceUntilTheSoundHasComeBack() {
    RunawayGuard guard = guard();
    float[] sound = notes(30, 3);
    Arrays.fill(sound, 5 * RATE_HZ, 12 * RATE_HZ, heard(0));
    Arrays.fill(sound, 20 * RATE_HZ, 25 * RATE_HZ, heard(0));
    int told = 0;
    for (float sample : sound) {
      told += guard.hear(sample) ? 1 : 0;
    }
    assertEquals(2, told);
    assertThrows(IllegalStateException.class, guard::runaway);
  }

  @Test
  void listeningAllocatesNothing() {
    RunawayGuard guard = guard();
    float[] sound = notes(4, 5);
    assertEquals(
        0,
        DilatedStackTest.allocatedBytes(
            () -> {
              for (float sample : sound) {
                guard.hear(sample);
              }
            }));
  }
}
