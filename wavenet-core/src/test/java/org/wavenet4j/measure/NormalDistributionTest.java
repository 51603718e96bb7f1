package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden numbers from Python's mpmath, 30 digits. */
class NormalDistributionTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "0.5, 0.6914624612740131",
    "-1, 0.15865525393145705",
    "1.96, 0.97500210485177956",
    "-3, 0.0013498980316300945",
    "-5, 2.8665157187919391e-7",
    "6, 0.99999999901341235",
    "-7.5, 3.1908916729108962e-14",
    "8, 0.99999999999999938",
    "9, 1",
    "-Infinity, 0",
    "Infinity, 1"
  })
  void cumulativeIsGolden(double x, double probability) {
    assertEquals(probability, NormalDistribution.cumulative(x), 2e-15);
  }
}
