package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class OnsetLagTest {
  private static final int SECONDS = 15;

  /** Forty onsets between 1 s and 14 s, in no metre. */
  private static double[] onsets(long seed) {
    return new Random(seed)
        .doubles(40, 1, SECONDS - 1)
        .map(t -> Math.rint(t * 1000) / 1000)
        .sorted()
        .toArray();
  }

  /** Decaying tones of many pitches that begin {@code lateMs} after the onsets. */
  private static float[] plucked(double[] onsets, double lateMs, int rateHz) {
    float[] sound = new float[SECONDS * rateHz];
    for (int k = 0; k < onsets.length; k++) {
      double start = onsets[k] + lateMs / 1000;
      double hz = 200 * Math.pow(2, k * 7 % 36 / 12.0);
      int first = Math.max(0, (int) Math.ceil(start * rateHz));
      for (int t = first; t < sound.length; t++) {
        double since = (double) t / rateHz - start;
        sound[t] += (float) (0.1 * Math.exp(-6 * since) * Math.sin(2 * Math.PI * hz * since));
      }
    }
    return sound;
  }

  private static OnsetLag lag(double[] onsets, double lateMs, int rateHz) {
    OnsetLag lag = new OnsetLag();
    lag.add(plucked(onsets, lateMs, rateHz), rateHz, onsets);
    return lag;
  }

  @Test
  void soundThatIsShiftedLagsByAsMuchMore() {
    double[] onsets = onsets(1);
    double aligned = lag(onsets, 0, 16_000).milliseconds().orElseThrow();
    assertEquals(0, aligned, 10, "as it is, within what strokes after silence make of it");
    for (double lateMs : new double[] {-300, -12.5, -1, 2.3, 5, 40, 450}) {
      double lag = lag(onsets, lateMs, 16_000).milliseconds().orElseThrow();
      assertEquals(lateMs, lag - aligned, 0.7, lateMs + " ms");
    }
  }

  @Test
  void theRateOfTheSoundDoesNotMatter() {
    double[] onsets = onsets(2);
    double expected = lag(onsets, 7, 16_000).milliseconds().orElseThrow();
    assertEquals(expected, lag(onsets, 7, 44_100).milliseconds().orElseThrow(), 0.5);
    assertEquals(expected, lag(onsets, 7, 8000).milliseconds().orElseThrow(), 1.5);
  }

  @Test
  void inAStrictMetreTheLagIsTheNearestThatFits() {
    double[] beats = DoubleStream.iterate(1, t -> t < 14, t -> t + 0.25).toArray();
    double aligned = lag(beats, 0, 16_000).milliseconds().orElseThrow();
    assertEquals(0, aligned, 10);
    assertEquals(30, lag(beats, 30, 16_000).milliseconds().orElseThrow() - aligned, 0.7);
  }

  @Test
  void whereOnsetsSayNothingThereIsNoLag() {
    OnsetLag silent = new OnsetLag();
    silent.add(new float[SECONDS * 16_000], 16_000, onsets(1));
    assertTrue(silent.milliseconds().isEmpty(), "silence");
    OnsetLag other = new OnsetLag();
    for (int seed = 1; seed < 6; seed++) {
      other.add(plucked(onsets(seed), 0, 16_000), 16_000, onsets(seed + 10));
    }
    assertTrue(other.milliseconds().isEmpty(), "other notes: " + other.milliseconds());
    assertTrue(lag(new double[] {1, 2, 3}, 0, 16_000).milliseconds().isEmpty(), "three onsets");
    assertTrue(new OnsetLag().milliseconds().isEmpty(), "nothing");
  }

  @Test
  void stretchesAddUpAndOnsetsNearTheirEndsAreLeftOut() {
    double[] onsets = onsets(3);
    OnsetLag all = lag(onsets, 4, 16_000);
    assertEquals(40, all.onsets());
    OnsetLag sum = lag(onsets, 4, 16_000);
    sum.add(all);
    assertEquals(80, sum.onsets());
    assertEquals(all.milliseconds().orElseThrow(), sum.milliseconds().orElseThrow(), 1e-9);
    assertEquals(1, lag(new double[] {-3, 0.1, 7, 14.8, 99}, 0, 16_000).onsets());
    assertThrows(
        IllegalArgumentException.class, () -> new OnsetLag().add(new float[9], 1, new double[0]));
  }
}
