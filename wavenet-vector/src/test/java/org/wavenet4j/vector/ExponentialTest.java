package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void exponentialIsWithinTheStatedErrorDownToItsLeastArgument() {
    double worst = 0;
    float at = 0;
    for (float x = 0; x >= Exponential.LEAST; x -= 1.0f / 4096) {
      double error = Math.abs(Exponential.of(x) / StrictMath.exp(x) - 1);
      if (!(error <= worst)) {
        worst = error;
        at = x;
      }
    }
    assertTrue(worst < 1.2e-7, "error " + worst + " at " + at);
  }

  @Test
  void edgesAreExact() {
    assertEquals(1f, Exponential.of(0f));
    assertEquals(1f, Exponential.of(-0f));
    assertEquals(1f, Exponential.of(-Float.MIN_VALUE));
    float least = Exponential.of(Exponential.LEAST);
    assertTrue(least >= Float.MIN_NORMAL, "a normal float: " + least);
    assertEquals(least, Exponential.of(-88f));
    assertEquals(least, Exponential.of(Float.NEGATIVE_INFINITY));
    assertTrue(Float.isNaN(Exponential.of(Float.NaN)));
  }
}
