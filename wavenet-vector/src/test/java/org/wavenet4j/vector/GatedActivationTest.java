package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("width")
class GatedActivationTest {
  private static final int FRAMES = 5;

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, 32, 40})
  void productAndGradientAreThoseOfTheFormula(int gates) {
    int half = FrameMatrix.padded(gates);
    Random random = new Random(2);
    FrameMatrix a = new FrameMatrix(FRAMES, 2 * half);
    FrameMatrix dz = new FrameMatrix(FRAMES, gates);
    for (int t = 0; t < FRAMES; t++) {
      for (int c = 0; c < gates; c++) {
        a.values()[a.row(t) + c] = (float) (4 * random.nextGaussian());
        a.values()[a.row(t) + half + c] = (float) (8 * random.nextGaussian());
        dz.values()[dz.row(t) + c] = (float) random.nextGaussian();
      }
    }
    float[] sums = a.values().clone();
    FrameMatrix z = new FrameMatrix(FRAMES, gates);
    GatedActivation.apply(a.values(), a.row(0), z.values(), z.row(0), half, FRAMES);
    float[] alone = z.values().clone();
    assertArrayEquals(sums, a.values());
    GatedActivation.forward(a, 0, z, 0, FRAMES);
    assertArrayEquals(z.values(), alone, 1e-6f);
    FrameMatrix again = new FrameMatrix(FRAMES, gates);
    GatedActivation.multiply(a, 0, again, 0, FRAMES);
    assertArrayEquals(z.values(), again.values());
    GatedActivation.backward(a, 0, z, dz, 0, FRAMES);
    for (int t = 0; t < FRAMES; t++) {
      for (int c = 0; c < gates; c++) {
        double f = Math.tanh(sums[a.row(t) + c]);
        double g = 1 / (1 + Math.exp(-sums[a.row(t) + half + c]));
        double d = dz.values()[dz.row(t) + c];
        assertEquals(f * g, z.values()[z.row(t) + c], 1e-6);
        assertEquals(d * g * (1 - f * f), a.values()[a.row(t) + c], 4e-6);
        assertEquals(d * f * g * (1 - g), a.values()[a.row(t) + half + c], 4e-6);
      }
      for (int c = gates; c < half; c++) {
        assertEquals(0, z.values()[z.row(t) + c], 0);
        assertEquals(0, a.values()[a.row(t) + c], 0);
        assertEquals(0, a.values()[a.row(t) + half + c], 0);
      }
    }
  }
}
