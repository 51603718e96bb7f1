package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorShapeTest {
  @ParameterizedTest
  @EnumSource
  void isADistributionOfVarianceOne(ErrorShape shape) {
    double step = 0.01;
    double variance = 0;
    for (double x = -30; x < 30; x += step) {
      double mass = shape.cumulative(x + step / 2) - shape.cumulative(x - step / 2);
      variance += mass * x * x;
    }
    assertEquals(1, variance, 1e-4);
    assertEquals(0, shape.cumulative(Double.NEGATIVE_INFINITY));
    assertEquals(0.5, shape.cumulative(0));
    assertEquals(1, shape.cumulative(Double.POSITIVE_INFINITY));
  }
}
