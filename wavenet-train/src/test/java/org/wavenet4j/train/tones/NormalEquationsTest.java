package org.wavenet4j.train.tones;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class NormalEquationsTest {
  private static final double RIDGE = 1e-12;

  /** The line through (0, 1), (1, 2), (2, 4) is 5/6 + 3/2 x. */
  @Test
  void aLineThroughThreePointsIsTheNearest() {
    NormalEquations line = new NormalEquations(2);
    line.add(new double[] {1, 0}, 1);
    NormalEquations rest = new NormalEquations(2);
    rest.add(new double[] {1, 1}, 2);
    rest.add(new double[] {1, 2}, 4);
    line.add(rest);
    assertArrayEquals(new double[] {5 / 6.0, 1.5}, line.solve(RIDGE), 1e-9);
  }

  @Test
  void aNumberThatNothingDependsOnStaysZero() {
    NormalEquations equations = new NormalEquations(3);
    equations.add(new double[] {2, 0, 0}, 6);
    equations.add(new double[] {0, 0, 1}, -1);
    assertArrayEquals(new double[] {3, 0, -1}, equations.solve(RIDGE), 1e-9);
  }
}
