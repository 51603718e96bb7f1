package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScalarKernelsTest {
  private static final Kernels KERNELS = ScalarKernels.INSTANCE;

  @Test
  void productAddsRowsScaledByTheirInputs() {
    float[][] weights = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}};
    float[][] out = {{100, 200}, {0, 0}, {-1, -1}};
    KERNELS.addProduct(weights, new float[][] {{1, 0, 2, 0, 3}, {0, 1, 0, 1, 0}}, out, 2);
    // 100 + 1 + 10 + 27, 200 + 2 + 12 + 30; 3 + 7, 4 + 8; the third row is not in the block.
    assertArrayEquals(new float[][] {{138, 244}, {10, 12}, {-1, -1}}, out);
  }

  @Test
  void rowsAreSetAddedAndLookedUp() {
    float[][] out = {{9, 9, 5}, {9, 9, 5}};
    KERNELS.broadcast(new float[] {1, 2}, out, 2);
    assertArrayEquals(new float[][] {{1, 2, 5}, {1, 2, 5}}, out);
    KERNELS.addRow(new float[] {10, 20}, out, 1);
    assertArrayEquals(new float[][] {{11, 22, 5}, {1, 2, 5}}, out);
    KERNELS.addIndexed(new float[][] {{1, 1}, {3, 4}}, new int[] {1, -1}, out, 2);
    assertArrayEquals(new float[][] {{14, 26, 5}, {1, 2, 5}}, out);
  }

  @Test
  void rectifyKeepsWhatIsPositive() {
    float[][] values = {{-1, 2, -3}};
    KERNELS.rectify(values, 2, 1);
    assertArrayEquals(new float[][] {{0, 2, -3}}, values);
  }

  @Test
  void gateIsTheTangentOfTheFilterTimesTheSigmoidOfTheGate() {
    float[][] sums = {{0.5f, -20f, 2f, 0.25f}};
    float[][] gated = {{0, 0}};
    KERNELS.gate(sums, gated, 2, 1);
    assertEquals(Math.tanh(0.5) / (1 + Math.exp(-2.0)), gated[0][0], 1e-6);
    assertEquals(-1 / (1 + Math.exp(-0.25)), gated[0][1], 1e-6);
  }
}
