package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("width")
class ElementsTest {
  private static final int BEFORE = 3;

  private final Random random = new Random(8);

  /** All but the last few channels are in whole vectors; the largest may be among those few. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 255, 256})
  void weightsAreExponentialsBelowTheLargestWhereverItIs(int count) {
    for (int largest = 0; largest < count; largest += Math.max(1, count / 7)) {
      float[] logits = values(BEFORE + count + 2);
      logits[BEFORE + largest] = 9f;
      float[] weights = logits.clone();
      Elements.weigh(weights, BEFORE, count, 1.25f);
      for (int i = 0; i < logits.length; i++) {
        boolean inside = i >= BEFORE && i < BEFORE + count;
        float expected = inside ? Exponential.of((logits[i] - 9f) * 1.25f) : logits[i];
        assertEquals(expected, weights[i], count + " logits, place " + i);
      }
    }
  }

  @Test
  void weightsOfLogitsFarApartAreTheLeastNormalOnesAndNotZero() {
    float[] weights = new float[40];
    Arrays.fill(weights, -1e30f);
    weights[38] = 1e30f;
    Elements.weigh(weights, 0, 40, Float.MAX_VALUE);
    for (int i = 0; i < 40; i++) {
      assertEquals(i == 38 ? 1f : Exponential.of(Exponential.LEAST), weights[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, 40, 64, 120})
  void onlyTheFramesAskedForAreSetAddedAndRectified(int channels) {
    FrameMatrix a = matrix(6, channels);
    FrameMatrix b = matrix(6, channels);
    float[] expected = b.values().clone();
    for (int i = 0; i < b.pitch(); i++) {
      expected[b.row(3) + i] += a.values()[a.row(1) + i];
    }
    Elements.add(a.values(), a.row(1), b.values(), b.row(3), a.pitch());
    assertArrayEquals(expected, b.values());
    System.arraycopy(a.values(), a.row(5), expected, b.row(2), a.pitch());
    Elements.set(a.values(), a.row(5), b.values(), b.row(2), a.pitch());
    assertArrayEquals(expected, b.values());
    for (int i = b.row(0); i < b.row(4); i++) {
      expected[i] = Math.max(0f, expected[i]);
    }
    Elements.rectify(b, b, 4);
    assertArrayEquals(expected, b.values());
  }

  @Test
  void rectifyingKeepsWhatIsNoNumberAndLosesTheSignOfZero() {
    FrameMatrix matrix = new FrameMatrix(1, 4);
    matrix.setRows(new float[] {-0f, Float.NaN, Float.NEGATIVE_INFINITY, 2f}, 0, 1);
    Elements.rectify(matrix, matrix, 1);
    int start = matrix.row(0);
    float[] actual = Arrays.copyOfRange(matrix.values(), start, start + 4);
    assertArrayEquals(new float[] {0f, Float.NaN, 0f, 2f}, actual);
  }

  /** The gate in vectors is the scalar one to the bit, and both are the formula's. */
  @Test
  void gatedActivationIsTheScalarOneToTheBitEverywhere() {
    int width = 64;
    FrameMatrix z = new FrameMatrix(1, width);
    FrameMatrix sums = new FrameMatrix(1, 2 * width);
    double worst = 0;
    for (int run = 0; run < 400; run++) {
      for (int c = 0; c < 2 * width; c++) {
        sums.values()[sums.row(0) + c] =
            (float) (random.nextGaussian() * Math.scalb(1.0, run % 12 - 6));
      }
      int start = sums.row(0);
      float[] given = Arrays.copyOfRange(sums.values(), start, start + 2 * width);
      GatedActivation.apply(sums.values(), start, z.values(), z.row(0), width, 1);
      for (int c = 0; c < width; c++) {
        float filter = given[c];
        float gate = given[width + c];
        assertEquals(Tanh.gated(filter, gate), z.values()[z.row(0) + c]);
        double expected = StrictMath.tanh(filter) / (1 + StrictMath.exp(-(double) gate));
        worst = Math.max(worst, Math.abs(expected - z.values()[z.row(0) + c]));
      }
    }
    // 4e-7 of the tangent, 2e-7 of the sigmoid, which is half a tangent.
    assertTrue(worst < 6e-7, "error " + worst);
  }

  private FrameMatrix matrix(int frames, int channels) {
    FrameMatrix matrix = new FrameMatrix(frames, channels);
    matrix.setRows(values(frames * channels), 0, frames);
    return matrix;
  }

  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
