package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.PanelStore;
import org.wavenet4j.vector.Panels;
import org.wavenet4j.vector.WeightPanels;

@Tag("width")
class KernelsTest {
  private static final int[] SIZES = {1, 2, 7, 15, 16, 17, 32, 33, 48, 63, 64, 80, 128, 144, 207};

  static List<Kernels> kernels() {
    return List.of(ScalarKernels.INSTANCE, VectorKernels.INSTANCE);
  }

  private static FrameMatrix matrix(float[][] rows) {
    FrameMatrix matrix = new FrameMatrix(rows.length, rows[0].length);
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, matrix.values(), matrix.row(r), rows[r].length);
    }
    return matrix;
  }

  private static float[] row(FrameMatrix matrix, int row) {
    int start = matrix.row(row);
    return Arrays.copyOfRange(matrix.values(), start, start + matrix.channels());
  }

  private static WeightPanels panels(int inputs, int outputs, float[] values) {
    WeightPanels panels = new WeightPanels(inputs, outputs);
    panels.set(0, 0, inputs, outputs, values, 0, outputs, 1);
    return panels;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void productAddsWeightsTimesInputs(Kernels kernels) {
    WeightPanels weights = panels(3, 2, new float[] {1, 2, 3, 4, 5, 6});
    FrameMatrix in = matrix(new float[][] {{9, 9, 9}, {1, 0, 2}, {0, 1, 0}});
    FrameMatrix out = matrix(new float[][] {{100, 200}, {0, 0}, {-1, -1}});
    kernels.addProduct(weights, in, 1, out, 0, 2);
    // 100 + 1 + 10, 200 + 2 + 12; 3, 4; the third row is not in the block.
    assertArrayEquals(new float[] {111, 214}, row(out, 0));
    assertArrayEquals(new float[] {3, 4}, row(out, 1));
    assertArrayEquals(new float[] {-1, -1}, row(out, 2));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aRowIsAddedInAsManyChannelsAsItsTableHas(Kernels kernels) {
    FrameMatrix out = filled(new Random(1), 2, 32);
    FrameMatrix before = filled(new Random(1), 2, 32);
    kernels.addRow(matrix(new float[][] {{9, 9}, {0.5f, 0.25f}}), 1, out, 1);
    assertArrayEquals(row(before, 0), row(out, 0));
    float[] expected = row(before, 1);
    expected[0] += 0.5f;
    expected[1] += 0.25f;
    assertArrayEquals(expected, row(out, 1));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void rectifyKeepsWhatIsPositive(Kernels kernels) {
    FrameMatrix in = new FrameMatrix(2, 32);
    System.arraycopy(new float[] {-1, 2, -3}, 0, in.values(), in.row(1) + 16, 3);
    FrameMatrix out = matrix(new float[][] {{9, 9, 9}, {9, 9, 9}, {9, 9, 9}});
    kernels.rectify(in.slice(16, 3), out, 2);
    assertArrayEquals(new float[] {0, 0, 0}, row(out, 0));
    assertArrayEquals(new float[] {0, 2, 0}, row(out, 1));
    assertArrayEquals(new float[] {9, 9, 9}, row(out, 2));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gateIsTheTangentOfTheFilterTimesTheSigmoidOfTheGate(Kernels kernels) {
    FrameMatrix gated = new FrameMatrix(1, 2);
    FrameMatrix sums = new FrameMatrix(1, 2 * gated.pitch());
    int filter = sums.row(0);
    int gate = filter + gated.pitch();
    sums.values()[filter] = 0.5f;
    sums.values()[filter + 1] = -20f;
    sums.values()[gate] = 2f;
    sums.values()[gate + 1] = 0.25f;
    gate(kernels, sums, 0, gated, 1);
    assertEquals(Math.tanh(0.5) / (1 + Math.exp(-2.0)), row(gated, 0)[0], 1e-6);
    assertEquals(-1 / (1 + Math.exp(-0.25)), row(gated, 0)[1], 1e-6);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void weightsOfASoftmaxAreTheExponentialsBelowTheLargest(Kernels kernels) {
    Random random = new Random(1);
    float[] logits = new float[207];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) random.nextGaussian() * 10;
    }
    logits[150] = 60;
    logits[3] = -500;
    float[] weights = logits.clone();
    kernels.weigh(weights, 2, 200, 0.5f);
    assertEquals(logits[1], weights[1]);
    assertEquals(logits[202], weights[202]);
    assertEquals(1, weights[150]);
    for (int i = 2; i < 202; i++) {
      double expected = Math.exp(Math.max(-87, (logits[i] - 60) * 0.5));
      // 2e-7 of the polynomial and the scaling; the argument itself is rounded to 24 bits.
      assertEquals(1, weights[i] / expected, 1e-5, "weight " + i);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void vectorProductsEqualScalarOnesToTheBit(Precision precision) {
    Random random = new Random(2);
    for (int inputs : SIZES) {
      for (int outputs : SIZES) {
        float[] values = gaussian(random, inputs * outputs);
        Panels weights = precision.pack(panels(inputs, outputs, values), new PanelStore());
        FrameMatrix in = filled(random, 11, inputs);
        for (int rows = 1; rows <= 9; rows++) {
          FrameMatrix plain = filled(new Random(rows), 11, outputs);
          FrameMatrix vector = filled(new Random(rows), 11, outputs);
          ScalarKernels.INSTANCE.addProduct(weights, in, 1, plain, 2, rows);
          VectorKernels.INSTANCE.addProduct(weights, in, 1, vector, 2, rows);
          String what = inputs + " x " + outputs + ", " + rows + " rows";
          assertArrayEquals(plain.values(), vector.values(), what);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void twoProductsAtOnceAreTheOneAndTheOther(Precision precision) {
    Random random = new Random(4);
    for (int first : SIZES) {
      for (int second : SIZES) {
        PanelStore store = new PanelStore();
        Panels w = precision.pack(panels(37, first, gaussian(random, 37 * first)), store);
        Panels v = precision.pack(panels(37, second, gaussian(random, 37 * second)), store);
        FrameMatrix in = filled(random, 6, 37);
        FrameMatrix expected = new FrameMatrix(6, w.pitch() + v.pitch());
        ScalarKernels.INSTANCE.addProduct(w, in, 0, expected.slice(0, w.pitch()), 0, 6);
        ScalarKernels.INSTANCE.addProduct(v, in, 0, expected.slice(w.pitch(), v.pitch()), 0, 6);
        for (Kernels kernels : kernels()) {
          FrameMatrix both = new FrameMatrix(6, w.pitch() + v.pitch());
          float[] x = in.values();
          float[] y = both.values();
          kernels.addProducts(w, v, x, in.row(0), in.pitch(), y, both.row(0), both.pitch(), 6);
          String what = kernels.label() + " " + first + " and " + second;
          assertArrayEquals(expected.values(), both.values(), what);
        }
      }
    }
  }

  @Test
  void otherVectorKernelsEqualScalarOnesToTheBit() {
    Random random = new Random(3);
    for (int width : SIZES) {
      FrameMatrix plain = new FrameMatrix(5, width);
      FrameMatrix vector = new FrameMatrix(5, width);
      FrameMatrix sums = filled(random, 5, 2 * plain.pitch());
      for (int i = 0; i < sums.values().length; i++) {
        sums.values()[i] *= 5;
      }
      gate(ScalarKernels.INSTANCE, sums, 1, plain, 4);
      gate(VectorKernels.INSTANCE, sums, 1, vector, 4);
      assertArrayEquals(plain.values(), vector.values(), "gate of " + width);
      FrameMatrix row = filled(random, 1, width);
      FrameMatrix a = filled(new Random(width), 5, width);
      FrameMatrix b = filled(new Random(width), 5, width);
      ScalarKernels.INSTANCE.addRow(row, 0, a, 1);
      VectorKernels.INSTANCE.addRow(row, 0, b, 1);
      ScalarKernels.INSTANCE.setRow(row, 0, a, 3);
      VectorKernels.INSTANCE.setRow(row, 0, b, 3);
      ScalarKernels.INSTANCE.rectify(a, a, 4);
      VectorKernels.INSTANCE.rectify(b, b, 4);
      assertArrayEquals(a.values(), b.values(), "rows of " + width);
      float[] x = gaussian(random, width + 4);
      float[] y = x.clone();
      ScalarKernels.INSTANCE.weigh(x, 3, width, 1.7f);
      VectorKernels.INSTANCE.weigh(y, 3, width, 1.7f);
      assertArrayEquals(x, y, "weights of " + width);
    }
  }

  private static void gate(
      Kernels kernels, FrameMatrix sums, int row, FrameMatrix gated, int rows) {
    float[] z = gated.values();
    kernels.gate(sums.values(), sums.row(row), z, gated.row(0), gated.pitch(), rows);
  }

  private static FrameMatrix filled(Random random, int rows, int channels) {
    FrameMatrix matrix = new FrameMatrix(rows, channels);
    matrix.setRows(gaussian(random, rows * channels), 0, rows);
    return matrix;
  }

  private static float[] gaussian(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
