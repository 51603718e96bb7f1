package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OnsetScoreTest {
  private static double[] times(double... seconds) {
    return seconds;
  }

  @Test
  void ratesAreThoseWorkedOutByHand() {
    OnsetScore score = OnsetScore.of(times(1, 2, 3, 4), times(1.02, 1.96, 3.5));
    assertEquals(new OnsetScore(4, 3, 2), score);
    assertEquals(2 / 3.0, score.precision());
    assertEquals(0.5, score.recall());
    assertEquals(4 / 7.0, score.f1());
  }

  @Test
  void fiftyMillisecondsMatchAndFiftyOneDoNot() {
    assertEquals(2, OnsetScore.of(times(1, 2), times(0.95, 2.05)).matches());
    assertEquals(0, OnsetScore.of(times(1, 2), times(0.949, 2.051)).matches());
  }

  @Test
  void everyOnsetMatchesOnceAtMost() {
    assertEquals(1, OnsetScore.of(times(1), times(0.98, 1, 1.02)).matches());
    assertEquals(1, OnsetScore.of(times(0.98, 1, 1.02), times(1)).matches());
    // The nearest of the first, 1.04, would leave the second without: 1.0 takes 0.96.
    assertEquals(2, OnsetScore.of(times(1, 1.08), times(0.96, 1.04)).matches());
  }

  /** Against all pairings there are. */
  @Test
  void noPairingHasMorePairs() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      double[] reference = random.doubles(random.nextInt(6), 0, 0.4).sorted().toArray();
      double[] found = random.doubles(random.nextInt(6), 0, 0.4).sorted().toArray();
      int most = mostPairs(reference, found, 0, new boolean[found.length]);
      assertEquals(most, OnsetScore.of(reference, found).matches(), "case " + i);
    }
  }

  private static int mostPairs(double[] reference, double[] found, int from, boolean[] taken) {
    if (from == reference.length) {
      return 0;
    }
    int most = mostPairs(reference, found, from + 1, taken);
    for (int f = 0; f < found.length; f++) {
      if (!taken[f] && Math.abs(found[f] - reference[from]) <= OnsetScore.TOLERANCE_SECONDS) {
        taken[f] = true;
        most = Math.max(most, 1 + mostPairs(reference, found, from + 1, taken));
        taken[f] = false;
      }
    }
    return most;
  }

  @Test
  void nothingScoresNothing() {
    assertEquals(0, OnsetScore.of(times(), times()).f1());
    OnsetScore unfound = OnsetScore.of(times(1), times());
    assertEquals(0, unfound.precision() + unfound.recall() + unfound.f1());
  }

  @Test
  void piecesAddUpByTheirCounts() {
    assertEquals(new OnsetScore(11, 7, 5), new OnsetScore(10, 6, 4).plus(new OnsetScore(1, 1, 1)));
  }

  /** Each of n found has a window of 0.1 s in which any of n in 1000 s may lie: about n / 10000. */
  @Test
  void chanceOfScatteredOnsetsIsTheirDensity() {
    double[] onsets = new Random(1).doubles(1000, 0, 1000).sorted().toArray();
    OnsetScore chance = OnsetScore.chance(onsets, onsets, 1000);
    assertEquals(20 * 1000, chance.referenceOnsets());
    assertTrue(chance.f1() > 0.08 && chance.f1() < 0.11, "F1 " + chance.f1());
  }

  @Test
  void chanceWrapsRoundTheEndOfThePiece() {
    // Turned by any offset, one of the ten lies within 50 ms of an onset that is found.
    double[] reference = new double[10];
    for (int i = 0; i < reference.length; i++) {
      reference[i] = i * 0.1;
    }
    OnsetScore chance = OnsetScore.chance(reference, times(0.5), 1);
    assertEquals(20, chance.matches());
  }

  @Test
  void notesOfAChordAreOneOnset() {
    assertArrayEquals(
        times(0, 0.04, 1), OnsetScore.chords(times(0, 0, 0.02, 0.03, 0.04, 0.06, 1, 1.03)));
  }

  @Test
  void timesOutOfOrderAreRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> OnsetScore.of(times(2, 1), times(1)));
    assertEquals("reference[1]: 1.0, expected no less than the one before", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> OnsetScore.of(times(1), times(Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> new OnsetScore(2, 1, 2));
  }
}
