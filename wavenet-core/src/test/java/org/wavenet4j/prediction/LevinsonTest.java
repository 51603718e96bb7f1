package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevinsonTest {
  @Test
  void firstTwoOrdersAreAsWorkedOutByHand() {
    // a_1 of order 1 is 1/2; then k = (-1/4 - 1/2 * 1/2) / (3/4) = -2/3, a_1 = 1/2 + 2/3 * 1/2.
    Levinson levinson = new Levinson(2);
    levinson.solve(new double[] {1, 0.5, -0.25});
    assertEquals(5.0 / 6, levinson.coefficient(1), 1e-15);
    assertEquals(-2.0 / 3, levinson.coefficient(2), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 33, 64})
  void solvesTheNormalEquations(int order) {
    Random random = new Random(order);
    double[] block = new double[400];
    for (int i = 0; i < block.length; i++) {
      block[i] = (i > 0 ? 0.9 * block[i - 1] : 0) + random.nextGaussian();
    }
    double[] lags = NormalEquations.lags(block, order);
    double[] expected = NormalEquations.solve(lags);
    Levinson levinson = new Levinson(order);
    levinson.solve(lags);
    for (int lag = 1; lag <= order; lag++) {
      assertEquals(expected[lag - 1], levinson.coefficient(lag), 1e-12, "coefficient " + lag);
    }
  }

  @Test
  void endsWhereTheLagsAreOfNoSound() {
    // 0.9 fits |r_1| < r_0; -1 does not fit that neighbours are alike.
    Levinson levinson = new Levinson(3);
    levinson.solve(new double[] {1, 0.9, -1, 0.5});
    assertEquals(0.9, levinson.coefficient(1));
    assertEquals(0, levinson.coefficient(2));
    assertEquals(0, levinson.coefficient(3));
  }

  @Test
  void silenceAfterSoundHasNoCoefficients() {
    Levinson levinson = new Levinson(2);
    levinson.solve(new double[] {1, 0.5, -0.25});
    levinson.solve(new double[3]);
    assertEquals(0, levinson.coefficient(1));
    assertEquals(0, levinson.coefficient(2));
  }
}
