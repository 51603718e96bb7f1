package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StepPaceTest {
  private final StepPace pace = new StepPace(Double.POSITIVE_INFINITY);

  @Test
  void steadyStepsAreKnownAfterFourBlocks() {
    assertEquals(32, stepsUntilKnown(0.1));
    assertEquals(0.1, pace.stepSeconds());
  }

  /**
   * Medians of blocks as they were on one core: 0.18, 0.13, 0.21 while it was compiled, then 0.1.
   */
  @Test
  void aSlowBurstIsNotTheEndOfWarmingUp() {
    add(8, 0.18);
    add(8, 0.13);
    add(8, 0.21);
    assertEquals(32, stepsUntilKnown(0.1));
    assertEquals(0.1, pace.stepSeconds());
  }

  @Test
  void stepsThatGetFasterAndFasterAreWaitedFor() {
    for (double seconds = 1.6; seconds > 0.15; seconds /= 2) {
      add(8, seconds);
      assertFalse(pace.known());
    }
    assertEquals(32, stepsUntilKnown(0.1));
    assertEquals(0.1, pace.stepSeconds());
  }

  @Test
  void oneStepThatTakesLongCountsNothing() {
    add(7, 0.1);
    add(1, 9);
    assertEquals(24, stepsUntilKnown(0.1));
    assertEquals(0.1, pace.stepSeconds());
  }

  @Test
  void noMoreThanThreeBlocksAreMeasuredWhereTheTimeIsUp() {
    StepPace hurried = new StepPace(0);
    for (int step = 0; step < 24; step++) {
      assertFalse(hurried.known());
      hurried.add(1.0 / (1 + step));
    }
    assertTrue(hurried.known());
    assertEquals(1.0 / 20, hurried.stepSeconds());
  }

  @Test
  void nothingIsKnownBefore() {
    assertThrows(IllegalStateException.class, pace::stepSeconds);
  }

  private void add(int steps, double seconds) {
    for (int step = 0; step < steps; step++) {
      pace.add(seconds);
    }
  }

  private int stepsUntilKnown(double seconds) {
    int steps = 0;
    while (!pace.known()) {
      pace.add(seconds);
      steps++;
    }
    return steps;
  }
}
