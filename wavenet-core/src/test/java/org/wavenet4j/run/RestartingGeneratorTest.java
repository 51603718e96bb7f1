package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.model.Model;

class RestartingGeneratorTest {
  private static final int RATE_HZ = TrapModel.RATE_HZ;

  /** A trap every 3 to 6 s. */
  private static final Model MODEL = TrapModel.of(4e-4);

  private static final int FRAMES = 60 * RATE_HZ;
  private static final long SEED = 2;

  private final List<Restart> restarts = new ArrayList<>();

  private RestartingGenerator restarting(Model model, long seed, long frames) {
    return new RestartingGenerator(
        Generator.of(model, new Sampling(seed, 1)),
        model.spec(),
        RunawayGuard.of(model),
        seed,
        frames,
        restarts::add);
  }

  private static float[] prime() {
    float[] prime = new float[2500];
    for (int t = 0; t < prime.length; t++) {
      prime[t] = MuLaw.INSTANCE.decode(t % 3 == 0 ? TrapModel.HIGH : TrapModel.LOW);
    }
    return prime;
  }

  /**
   * The same without delay or memory of its own: a sample at a time, all sound heard again after
   * each restart.
   */
  private static float[] reference(float[] prime, int frames) {
    SplittableRandom seeds = new SplittableRandom(SEED).split();
    RunawayGuard guard = RunawayGuard.of(MODEL);
    float[] sound = Arrays.copyOf(prime, prime.length + frames);
    Generator generator = primed(SEED, prime);
    int attempt = 0;
    int troubleUntil = -1;
    int reached = 0;
    int delay = delay();
    for (int at = prime.length; at < sound.length; ) {
      generator.generate(sound, at++, 1);
      if (guard.hear(sound[at - 1])) {
        int began = at - (int) guard.runaway().frames();
        attempt = began <= troubleUntil ? attempt + 1 : 1;
        troubleUntil = Math.max(troubleUntil, at + RATE_HZ);
        reached = Math.max(reached, at);
        int back = Math.max(began - attempt * RATE_HZ, reached - delay);
        at = Math.max(prime.length, back);
        generator = primed(seeds.nextLong(), Arrays.copyOf(sound, at));
        guard.reset(at - prime.length);
      }
    }
    return Arrays.copyOfRange(sound, prime.length, sound.length);
  }

  private static Generator primed(long seed, float[] heard) {
    Generator generator = Generator.of(MODEL, new Sampling(seed, 1));
    generator.prime(heard);
    return generator;
  }

  private static int delay() {
    // 1.6 s of one code are noticed at the end of a hop of 50 ms; five attempts of a second each.
    return 1650 + 5 * RATE_HZ;
  }

  @Test
  void blocksOfAnySizeGiveWhatTheWholePastHeardAgainGives() {
    float[] prime = prime();
    float[] expected = reference(prime, FRAMES);
    for (int block : new int[] {1, 257, 50_000, FRAMES}) {
      restarts.clear();
      RestartingGenerator generator = restarting(MODEL, SEED, FRAMES);
      generator.prime(Arrays.copyOf(prime, 1100));
      generator.prime(Arrays.copyOfRange(prime, 1100, prime.length));
      float[] sound = new float[FRAMES];
      for (int at = 0; at < FRAMES; at += block) {
        generator.generate(sound, at, Math.min(block, FRAMES - at));
      }
      assertEquals(delay(), generator.delayFrames());
      assertEquals(prime.length + FRAMES, generator.position());
      assertArrayEquals(expected, sound, "blocks of " + block);
    }
    assertTrue(restarts.size() > 5, restarts.size() + " restarts");
    assertTrue(restarts.stream().anyMatch(restart -> restart.attempt() == 5), restarts + "");
    assertIsNotTrapped(expected);
  }

  private static void assertIsNotTrapped(float[] sound) {
    float trap = MuLaw.INSTANCE.decode(TrapModel.TRAP);
    for (int t = 1; t < sound.length - 2 * RATE_HZ; t++) {
      assertTrue(sound[t] != trap || sound[t + 1500] != trap, "trapped from " + t);
    }
  }

  @Test
  void soundThatNeverRunsAwayIsThatOfThePlainStream() {
    Model model = TrapModel.of(0);
    float[] plain = new float[30_000];
    Generator.of(model, new Sampling(2, 1)).generate(plain, 0, plain.length);
    float[] sound = new float[30_000];
    restarting(model, 2, sound.length).generate(sound, 0, sound.length);
    assertArrayEquals(plain, sound);
    assertEquals(List.of(), restarts);
  }

  @Test
  void eachRestartIsTold() {
    int frames = 10 * RATE_HZ;
    RestartingGenerator generator = restarting(MODEL, SEED, frames);
    generator.prime(prime());
    generator.generate(new float[frames], 0, frames);
    Restart first = restarts.get(0);
    assertEquals(1, first.attempt());
    assertEquals(Runaway.Kind.SILENCE, first.runaway().kind());
    assertEquals(first.runaway().frames() + RATE_HZ, first.frames());
    assertEquals(
        "runaway at %.1f s: silence (-120 dBFS for 1.5 s, training sound is silent for at most 0.0 s); going back 2.5 s, attempt 1"
            .formatted(first.runaway().atSeconds()),
        first.text());
  }

  @Test
  void whatNeverRecoversEndsAfterFiveAttemptsAndKeepsWhatWasGood() {
    Model model = TrapModel.of(1e-3);
    for (long seed = 0; seed < 5; seed++) {
      restarts.clear();
      float[] sound = new float[100 * RATE_HZ];
      RestartingGenerator generator = restarting(model, seed, sound.length);
      RunawayError error =
          assertThrows(RunawayError.class, () -> generator.generate(sound, 0, sound.length));
      assertEquals(5, restarts.get(restarts.size() - 1).attempt());
      assertEquals(generator.position(), error.framesInAll());
      assertEquals(error.framesInAll(), error.framesOfCall());
      assertEquals(untilTheTrap(sound), error.framesOfCall(), 50);
      assertTrue(error.getMessage().startsWith("runaway at "), error.getMessage());
      assertTrue(
          error.getMessage().contains("and so did 5 attempts to go on otherwise; try another seed"),
          error.getMessage());
      RunawayError again = assertThrows(RunawayError.class, () -> generator.generate(sound, 0, 10));
      assertEquals(0, again.framesOfCall());
      assertEquals(error.framesInAll(), again.framesInAll());
    }
  }

  private static int untilTheTrap(float[] sound) {
    int t = 0;
    while (sound[t] != 0 && sound[t] != MuLaw.INSTANCE.decode(TrapModel.TRAP)) {
      t++;
    }
    return t;
  }

  @Test
  void silenceFromTheStartKeepsNothing() {
    RestartingGenerator generator = restarting(TrapModel.of(1000), 1, Long.MAX_VALUE);
    RunawayError error =
        assertThrows(RunawayError.class, () -> generator.generate(new float[100], 0, 100));
    assertEquals(0, error.framesInAll());
  }

  @Test
  void drawingStopsAtTheEndAndMoreIsRefused() {
    RestartingGenerator generator = restarting(MODEL, 1, 100);
    generator.generate(new float[60], 0, 60);
    String message =
        assertThrows(IllegalArgumentException.class, () -> generator.generate(new float[41], 0, 41))
            .getMessage();
    assertEquals("frames: 41, expected at most 40 of 100 in all", message);
    generator.generate(new float[40], 0, 40);
    assertThrows(IllegalStateException.class, () -> generator.prime(new float[1]));
    Generator begun = primed(1, prime());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RestartingGenerator(
                begun, MODEL.spec(), RunawayGuard.of(MODEL), 1, 10, restarts::add));
  }

  @Test
  void generatingAllocatesNothing() {
    RestartingGenerator generator = restarting(TrapModel.of(0), 1, Long.MAX_VALUE);
    float[] out = new float[20_000];
    assertEquals(0, DilatedStackTest.allocatedBytes(() -> generator.generate(out, 0, out.length)));
  }

  @Test
  void aWatchedStreamIsLeftAsItIsAndToldOfOnce() {
    float[] plain = new float[FRAMES];
    Generator.of(MODEL, new Sampling(SEED, 1)).generate(plain, 0, FRAMES);
    List<Runaway> told = new ArrayList<>();
    WatchedGenerator watched =
        new WatchedGenerator(
            Generator.of(MODEL, new Sampling(SEED, 1)), RunawayGuard.of(MODEL), told::add);
    watched.prime(new float[0]);
    float[] sound = new float[FRAMES];
    for (int at = 0; at < FRAMES; at += 100) {
      watched.generate(sound, at, 100);
    }
    assertArrayEquals(plain, sound);
    assertEquals(FRAMES, watched.position());
    assertEquals(1, told.size());
    assertFalse(told.get(0).text().contains("going back"));
  }
}
