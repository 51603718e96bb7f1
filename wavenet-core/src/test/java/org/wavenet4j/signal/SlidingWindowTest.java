package org.wavenet4j.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  /** 100 samples in hops of 10. */
  private final SlidingWindow window = new SlidingWindow(100, 1000);

  private void add(float... samples) {
    for (float sample : samples) {
      window.add(sample);
    }
  }

  private void alternate(int samples, float first, float second) {
    for (int i = 0; i < samples; i++) {
      window.add(i % 2 == 0 ? first : second);
    }
  }

  @Test
  void aHopIsATenthOfTheWindowInWholeSamples() {
    assertEquals(10, window.hopFrames());
    assertEquals(110, new SlidingWindow(500, 2205).hopFrames());
    for (int i = 1; i <= 100; i++) {
      assertEquals(i % 10 == 0, window.add(0.1f));
      assertEquals(i == 100, window.full());
    }
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new SlidingWindow(19, 1000));
    assertEquals("windowMs: 19 at 1000 Hz, expected at least 20 samples", error.getMessage());
  }

  @Test
  void anAlternationAroundAnOffsetIsWorkedOutByHand() {
    // 0.35 and 0.15: mean 0.25, deviation 0.1 or -20 dB, differences of 0.2.
    alternate(100, 0.35f, 0.15f);
    assertEquals(0.25, window.offset(), 1e-7);
    assertEquals(-20, window.dbfs(), 1e-5);
    assertEquals(-20, window.hopDbfs(), 1e-5);
    // The first sample has no step before it: 99 of 0.04 over 100 of 0.01.
    assertEquals(3.96, window.roughness(), 1e-5);
    assertEquals(1, window.repeats());
  }

  @Test
  void onlyTheNewestTenHopsCount() {
    alternate(150, 1f, -1f);
    alternate(95, 0.01f, -0.01f);
    assertTrue(window.dbfs() > -11, "a hop of 1 is left: " + window.dbfs());
    alternate(5, -0.01f, 0.01f);
    assertEquals(-40, window.dbfs(), 1e-5);
    alternate(9, 1f, -1f);
    assertEquals(-40, window.dbfs(), 1e-5);
    window.add(0);
    assertEquals(10 * Math.log10(0.09 + 0.9e-4), window.dbfs(), 0.01);
  }

  @Test
  void aConstantIsSilentAndCounted() {
    for (int i = 0; i < 120; i++) {
      add(0.7f);
    }
    assertEquals(SlidingWindow.FLOOR_DBFS, window.dbfs());
    assertEquals(0, window.roughness());
    assertEquals(0.7, window.offset(), 1e-7);
    assertEquals(120, window.repeats());
    assertEquals(0.7f, window.newest());
    add(0.6f);
    assertEquals(1, window.repeats());
  }

  @Test
  void whiteNoiseHasARoughnessOfTwoAndALowToneAlmostNone() {
    SlidingWindow noise = new SlidingWindow(500, 16_000);
    SlidingWindow tone = new SlidingWindow(500, 16_000);
    Random random = new Random(1);
    for (int i = 0; i < 8000; i++) {
      noise.add(2 * random.nextFloat() - 1);
      tone.add((float) Math.sin(2 * Math.PI * 440 * i / 16_000));
    }
    assertEquals(2, noise.roughness(), 0.05);
    assertEquals(-4.77, noise.dbfs(), 0.1);
    double half = Math.sin(Math.PI * 440 / 16_000);
    assertEquals(4 * half * half, tone.roughness(), 1e-3);
    assertEquals(-3.01, tone.dbfs(), 0.01);
  }

  @Test
  void aResetForgetsEverything() {
    alternate(105, 1f, -1f);
    window.reset();
    assertFalse(window.full());
    assertEquals(0, window.repeats());
    alternate(10, 0.1f, -0.1f);
    assertEquals(-20, window.dbfs(), 1e-5);
    alternate(90, 0.1f, -0.1f);
    assertTrue(window.full());
    assertEquals(-20, window.dbfs(), 1e-5);
  }
}
