package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Plucked tones at 16 kHz, in six pitch classes. */
class RenderingLikenessTest {
  private static final int RATE_HZ = 16_000;
  private static final double[] STARTS = {0.3, 0.9, 1.7, 2.2, 3.1, 3.9};

  private static float[] plucks(double... startSeconds) {
    float[] sound = new float[5 * RATE_HZ];
    for (int i = 0; i < startSeconds.length; i++) {
      int start = (int) Math.round(startSeconds[i] * RATE_HZ);
      double hz = 220 * Math.pow(2, 2 * i / 12.0);
      for (int t = start; t < sound.length; t++) {
        double seconds = (double) (t - start) / RATE_HZ;
        sound[t] += (float) (0.3 * Math.exp(-3 * seconds) * Math.sin(2 * Math.PI * hz * seconds));
      }
    }
    return sound;
  }

  private static float[] scaled(float[] sound, float factor) {
    float[] scaled = sound.clone();
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] *= factor;
    }
    return scaled;
  }

  @Test
  void renderingIsLikeItselfFarBeyondChance() {
    float[] rendering = plucks(STARTS);
    RenderingLikeness own = RenderingLikeness.of(rendering, rendering, STARTS, RATE_HZ);
    assertEquals(5, own.seconds());
    assertEquals(new OnsetScore(6, 6, 6), own.onsets());
    assertTrue(own.onsetsByChance().f1() < 0.5, own + "");
    assertEquals(1, own.chromaCosine(), 1e-6);
    assertTrue(own.chromaMargin() > 0.2, own + "");
    assertEquals(own.chromaCosine() - own.shuffledCosine(), own.chromaMargin());
    assertEquals(0, own.levelDb());
  }

  @Test
  void softerSoundDiffersInLevelAlone() {
    float[] rendering = plucks(STARTS);
    RenderingLikeness half =
        RenderingLikeness.of(scaled(rendering, 0.5f), rendering, STARTS, RATE_HZ);
    assertEquals(-20 * Math.log10(2), half.levelDb(), 1e-6);
    assertEquals(6, half.onsets().matches());
    assertEquals(1, half.chromaCosine(), 1e-6);
  }

  @Test
  void soundOfOtherTimesAndNotesIsNoLikeness() {
    float[] rendering = plucks(STARTS);
    float[] other = plucks(0.6, 1.3, 2.7, 3.5);
    RenderingLikeness likeness = RenderingLikeness.of(other, rendering, STARTS, RATE_HZ);
    assertEquals(new OnsetScore(6, 4, 0), likeness.onsets());
    assertTrue(likeness.chromaCosine() < 0.9, likeness + "");
    RenderingLikeness silent =
        RenderingLikeness.of(new float[rendering.length], rendering, STARTS, RATE_HZ);
    assertEquals(new OnsetScore(6, 0, 0), silent.onsets());
    assertEquals(0, silent.chromaCosine());
    assertTrue(silent.levelDb() < -60, silent + "");
  }

  @Test
  void piecesAddUpByTheirLengths() {
    RenderingLikeness one =
        new RenderingLikeness(
            30, new OnsetScore(4, 5, 3), new OnsetScore(80, 100, 20), 0.9, 0.5, -2);
    RenderingLikeness three =
        new RenderingLikeness(
            90, new OnsetScore(6, 6, 6), new OnsetScore(120, 120, 30), 0.7, 0.3, 6);
    assertEquals(
        new RenderingLikeness(
            120, new OnsetScore(10, 11, 9), new OnsetScore(200, 220, 50), 0.75, 0.35, 4),
        one.plus(three));
    assertEquals(0.4, one.plus(three).chromaMargin(), 1e-12);
  }

  @Test
  void soundsOfDifferentLengthsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RenderingLikeness.of(new float[100], new float[99], STARTS, RATE_HZ));
  }
}
