package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutocorrelationTest {
  private static double[] noise(int length) {
    return new Random(length).doubles(length, -1, 1).toArray();
  }

  private static double[] lags(Autocorrelation autocorrelation, double[] block, int order) {
    double[] lags = new double[order + 1];
    autocorrelation.correlate(noise(block.length), lags); // must leave nothing behind
    autocorrelation.correlate(block, lags);
    return lags;
  }

  @Test
  void lagsAreAsWorkedOutByHand() {
    double[] block = {1, 2, -3};
    double[] expected = {14, -4, -3};
    assertArrayEquals(expected, lags(new Autocorrelation.Direct(3, 2), block, 2));
    assertArrayEquals(expected, lags(new Autocorrelation.Spectral(3, 2), block, 2), 1e-14);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "9, 7", "9, 8", "64, 1", "65, 32", "100, 99", "1024, 33"})
  void bothWaysGiveTheDefinition(int length, int order) {
    double[] block = noise(length + 1);
    double[] shorter = Arrays.copyOf(block, length);
    double[] expected = NormalEquations.lags(shorter, order);
    assertArrayEquals(
        expected, lags(new Autocorrelation.Direct(length, order), shorter, order), 1e-11);
    assertArrayEquals(
        expected, lags(new Autocorrelation.Spectral(length, order), shorter, order), 1e-11);
  }

  @Test
  void highOrdersOfLongBlocksGoByTheSpectrum() {
    assertInstanceOf(Autocorrelation.Direct.class, Autocorrelation.of(1024, 64));
    assertInstanceOf(Autocorrelation.Spectral.class, Autocorrelation.of(4096, 512));
  }
}
