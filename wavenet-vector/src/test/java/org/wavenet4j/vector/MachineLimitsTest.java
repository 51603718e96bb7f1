package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds that every machine is within, compiled or not; the loops check their own sums. */
class MachineLimitsTest {
  @Test
  void multiplyAddsAreCounted() {
    double perSecond = MachineLimits.multiplyAddsPerSecond(0.01);
    assertTrue(perSecond > 1e5 && perSecond < 1e13, "multiply-adds a second: " + perSecond);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 20_000, 2_000_000})
  void bytesOfAnyNumberOfFloatsAreCounted(int floats) {
    double perSecond = MachineLimits.bytesPerSecond(floats, 0.01);
    assertTrue(perSecond > 1e5 && perSecond < 1e14, "bytes a second: " + perSecond);
  }
}
