package org.wavenet4j.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 64, 512})
  void isTheNaiveTransform(int size) {
    double[] samples = new Random(size).doubles(size, -1, 1).toArray();
    Fft fft = new Fft(size);
    double[] real = new double[fft.bins()];
    double[] imaginary = new double[fft.bins()];
    fft.transform(samples, real, imaginary);
    for (int k = 0; k < fft.bins(); k++) {
      double expectedReal = 0;
      double expectedImaginary = 0;
      for (int n = 0; n < size; n++) {
        // Reduced, so that the naive transform is accurate too.
        double angle = -2 * Math.PI * ((long) k * n % size) / size;
        expectedReal += samples[n] * Math.cos(angle);
        expectedImaginary += samples[n] * Math.sin(angle);
      }
      assertEquals(expectedReal, real[k], 1e-12 * size, "real part of bin " + k);
      assertEquals(expectedImaginary, imaginary[k], 1e-12 * size, "imaginary part of bin " + k);
    }
  }

  @Test
  void transformOfFourSamplesWorkedOutByHand() {
    double[] real = new double[3];
    double[] imaginary = new double[3];
    new Fft(4).transform(new double[] {1, 2, 3, 5}, real, imaginary);
    assertArrayEquals(new double[] {11, -2, -3}, real, 1e-15);
    assertArrayEquals(new double[] {0, 3, 0}, imaginary, 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {-4, 0, 1, 3, 12})
  void refusesOtherSizes(int size) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Fft(size));
    assertEquals("size: " + size + ", expected a power of two, at least 2", e.getMessage());
  }
}
