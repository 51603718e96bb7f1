package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against sums in doubles; the widths and heights take every kind of block, and none whole. */
@Tag("width")
class ProductsTest {
  private static final int BEFORE = 3; // frames of each matrix that a product must not touch
  private final Random random = new Random(1);

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "4, 3, 16",
    "5, 7, 17",
    "8, 64, 32",
    "3, 5, 33",
    "7, 2, 48",
    "12, 20, 64",
    "13, 9, 100",
    "128, 32, 64",
    "6, 11, 130"
  })
  void framesTimesWeightsAreAdded(int frames, int inputs, int outputs) {
    FrameMatrix a = matrix(BEFORE + frames, inputs);
    FrameMatrix c = matrix(BEFORE + frames + 1, outputs);
    float[] weights = values(inputs * outputs);
    WeightPanels panels = new WeightPanels(inputs, outputs);
    panels.set(0, 0, inputs, outputs, weights, 0, outputs, 1);
    float[] expected = c.values().clone();
    for (int t = 0; t < frames; t++) {
      for (int o = 0; o < outputs; o++) {
        double sum = c.values()[c.row(2 + t) + o];
        for (int i = 0; i < inputs; i++) {
          sum += (double) a.values()[a.row(BEFORE + t) + i] * weights[i * outputs + o];
        }
        expected[c.row(2 + t) + o] = (float) sum;
      }
    }
    Products.add(a, BEFORE, panels, c, 2, frames);
    assertArrayEquals(expected, c.values(), 2e-5f);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "9, 3, 16", "128, 7, 17", "40, 64, 32", "3, 5, 100", "31, 18, 64"})
  void gradientsOfWeightsAreAdded(int frames, int inputs, int outputs) {
    FrameMatrix a = matrix(BEFORE + frames, inputs);
    FrameMatrix b = matrix(BEFORE + frames, outputs);
    float[] sums = values(5 + inputs * b.pitch());
    float[] expected = sums.clone();
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        double sum = sums[5 + i * b.pitch() + o];
        for (int t = 0; t < frames; t++) {
          sum += (double) a.values()[a.row(BEFORE + t) + i] * b.values()[b.row(1 + t) + o];
        }
        expected[5 + i * b.pitch() + o] = (float) sum;
      }
    }
    Products.addOuter(a, BEFORE, b, 1, frames, sums, 5);
    assertArrayEquals(expected, sums, 5e-5f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300})
  void sumsOverFramesAreAdded(int frames) {
    FrameMatrix a = matrix(BEFORE + frames, 19);
    float[] sums = new float[a.pitch()];
    Products.addSums(a, BEFORE, frames, sums, 0);
    for (int c = 0; c < 19; c++) {
      double sum = 0;
      for (int t = 0; t < frames; t++) {
        sum += a.values()[a.row(BEFORE + t) + c];
      }
      assertEquals(sum, sums[c], 1e-4);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 2, 9", "1, 32, 50", "1, 5, 4", "3, 1, 6", "3, 4, 9", "2, 5, 3"})
  void convolutionOfInterleavedChannelsAndItsGradient(int channels, int taps, int frames) {
    int inputs = taps * channels;
    float[] signal = values((taps - 1 + frames) * channels);
    float[] weights = values(inputs * 21);
    WeightPanels panels = new WeightPanels(inputs, 21);
    panels.set(0, 0, inputs, 21, weights, 0, 21, 1);
    FrameMatrix c = new FrameMatrix(frames, 21);
    Products.addConvolution(signal, channels, panels, c, 0, frames);
    FrameMatrix dc = matrix(frames, 21);
    float[] sums = new float[inputs * dc.pitch()];
    Products.addCorrelation(signal, channels, taps, dc, 0, frames, sums);
    for (int o = 0; o < 21; o++) {
      for (int t = 0; t < frames; t++) {
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
          sum += (double) signal[t * channels + i] * weights[i * 21 + o];
        }
        assertEquals(sum, c.values()[c.row(t) + o], 1e-5);
      }
      for (int i = 0; i < inputs; i++) {
        double sum = 0;
        for (int t = 0; t < frames; t++) {
          sum += (double) signal[t * channels + i] * dc.values()[dc.row(t) + o];
        }
        assertEquals(sum, sums[i * dc.pitch() + o], 1e-5);
      }
    }
  }

  private FrameMatrix matrix(int frames, int channels) {
    FrameMatrix matrix = new FrameMatrix(frames, channels);
    for (int t = 0; t < frames; t++) {
      for (int c = 0; c < channels; c++) {
        matrix.values()[matrix.row(t) + c] = random.nextFloat() - 0.5f;
      }
    }
    return matrix;
  }

  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
