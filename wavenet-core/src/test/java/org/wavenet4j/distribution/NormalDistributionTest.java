package org.wavenet4j.distribution;

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

  @ParameterizedTest
  @CsvSource({
    "-1, 1, -0.38171514630212607",
    "0.5, 0.5625, -3.8327573576048896",
    "-0.5625, -0.5, -3.8327573576048896",
    "-0.25, 3, -0.5152413125000841",
    "5, 5.00390625, -18.973868238882281",
    "30, 31, -454.32124395634325",
    "-1000, -999, -499008.32569431385",
    "100000, 100004, -5000000012.431864",
    "-Infinity, -40, -804.60844201375379",
    "2, Infinity, -3.7831843336820319",
    "-Infinity, 3, -0.0013508099647481938",
    "40, Infinity, -804.60844201375379",
    "-0.0078125, 0.015625, -4.672387025475519"
  })
  void logProbabilityOfAnIntervalIsGoldenInTheFarthestTails(
      double from, double to, double expected) {
    double actual = NormalDistribution.logProbability(from, to);
    assertEquals(expected, actual, 1e-13 * Math.max(1, -expected));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.2533141373155003",
    "0.5, 0.87636445645369235",
    "1, 0.65567954241879847",
    "2, 0.42136922928805447",
    "2.9990234375, 0.30467452871299602",
    "3, 0.3045902987101033",
    "3.5, 0.26656776896822376",
    "5, 0.19280810471531576",
    "10, 0.099028596471731921",
    "100, 0.0099990002998501049",
    "1e6, 9.99999999999e-7"
  })
  void millsRatioIsGolden(double x, double expected) {
    assertEquals(expected, NormalDistribution.millsRatio(x), 1e-13 * expected);
  }
}
