package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sum's terms are added in the order of the inputs, each by a fused multiply-add, whatever the
 * number of frames, the place in a panel and the width of vectors: so the bits are these.
 */
@Tag("width")
class ProductOrderTest {
  private static final int[] OUTPUTS = {1, 16, 17, 48, 64, 80, 96, 112, 128, 144, 192, 207, 256};
  private static final int[] FRAMES = {0, 1, 3, 4, 5, 8, 11};
  private static final int BEFORE = 2;
  private static final int AFTER = 1;

  private final Random random = new Random(6);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 33})
  void sumsAreThoseOfFusedMultiplyAddsInTheOrderOfTheInputs(int inputs) {
    for (int outputs : OUTPUTS) {
      WeightPanels floats = new WeightPanels(inputs, outputs);
      floats.set(0, 0, inputs, outputs, values(inputs * outputs), 0, outputs, 1);
      PairPanels pairs = PairPanels.of(floats, new PanelStore());
      for (int frames : FRAMES) {
        FrameMatrix in = matrix(BEFORE + frames, inputs);
        FrameMatrix before = matrix(frames + BEFORE + AFTER, outputs);
        FrameMatrix sums = copy(before);
        Products.add(in, BEFORE, floats, sums, 1, frames);
        assertSums(floats, in, before, sums, frames);
        sums = copy(before);
        int from = in.row(BEFORE);
        int to = sums.row(1);
        PairProducts.add(
            in.values(), from, in.pitch(), pairs, sums.values(), to, sums.pitch(), frames);
        assertSums(pairs, in, before, sums, frames);
      }
    }
  }

  /** Sums of {@code frames} frames from frame 1 on; all others are as before. */
  private static void assertSums(
      Panels weights, FrameMatrix in, FrameMatrix before, FrameMatrix sums, int frames) {
    for (int t = 0; t < sums.frames(); t++) {
      int row = sums.row(t);
      for (int o = 0; o < sums.channels(); o++) {
        float expected = before.values()[row + o];
        for (int i = 0; t >= 1 && t < 1 + frames && i < weights.inputs(); i++) {
          float x = in.values()[in.row(BEFORE + t - 1) + i];
          expected = Math.fma(x, weights.get(i, o), expected);
        }
        assertEquals(expected, sums.values()[row + o], weights.inputs() + " inputs, frame " + t);
      }
      for (int o = sums.channels(); o < sums.pitch(); o++) {
        assertEquals(0f, sums.values()[row + o], "padding");
      }
    }
  }

  private static FrameMatrix copy(FrameMatrix matrix) {
    FrameMatrix copy = new FrameMatrix(matrix.frames(), matrix.channels());
    copy.copyRows(matrix, 0, 0, matrix.frames());
    return copy;
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
