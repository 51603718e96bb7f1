package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TanhTest {
  @Test
  void tangentIsWithinFourTenMillionthsEverywhere() {
    double worst = 0;
    float at = 0;
    for (float x = -12; x <= 12; x += 1.0f / 4096) {
      double error = Math.abs(Tanh.of(x) - StrictMath.tanh(x));
      if (error > worst) {
        worst = error;
        at = x;
      }
    }
    assertTrue(worst < 4e-7, "error " + worst + " at " + at);
    assertEquals(1, Tanh.of(Float.POSITIVE_INFINITY), 4e-7);
    assertEquals(-1, Tanh.of(-Float.MAX_VALUE), 4e-7);
    assertTrue(Float.isNaN(Tanh.of(Float.NaN)));
  }
}
