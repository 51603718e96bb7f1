package org.wavenet4j.run;

import org.wavenet4j.vector.Tanh;

/**
 * The formulas, plainly: what faster kernels are tested against, and what runs everywhere. Only
 * additions, products, quotients and comparisons of floats, so every machine gives the same bits.
 */
public final class ScalarKernels implements Kernels {
  /** The only one: it has no state. */
  public static final ScalarKernels INSTANCE = new ScalarKernels();

  private ScalarKernels() {}

  @Override
  public String label() {
    return "scalar";
  }

  @Override
  public void broadcast(float[] row, float[][] out, int frames) {
    for (int f = 0; f < frames; f++) {
      System.arraycopy(row, 0, out[f], 0, row.length);
    }
  }

  @Override
  public void addRow(float[] row, float[][] out, int frames) {
    for (int f = 0; f < frames; f++) {
      addScaled(row, 1f, out[f]);
    }
  }

  @Override
  public void addIndexed(float[][] rows, int[] index, float[][] out, int frames) {
    for (int f = 0; f < frames; f++) {
      if (index[f] >= 0) {
        addScaled(rows[index[f]], 1f, out[f]);
      }
    }
  }

  @Override
  public void addProduct(float[][] weights, float[][] in, float[][] out, int frames) {
    int inputs = weights.length;
    int i = 0;
    for (; i + 4 <= inputs; i += 4) {
      for (int f = 0; f < frames; f++) {
        addFour(weights, in[f], i, out[f]);
      }
    }
    for (; i < inputs; i++) {
      for (int f = 0; f < frames; f++) {
        addScaled(weights[i], in[f][i], out[f]);
      }
    }
  }

  /**
   * Four inputs at once, added one after the other. Weights are an array a row because C2 turns
   * this loop into vector code only where all arrays are read at the bare loop index: 4 to 5 times
   * as fast as one flat array with offsets (64x64, JDK 17, AVX-512).
   */
  private static void addFour(float[][] weights, float[] in, int i, float[] out) {
    float[] w0 = weights[i];
    float[] w1 = weights[i + 1];
    float[] w2 = weights[i + 2];
    float[] w3 = weights[i + 3];
    float x0 = in[i];
    float x1 = in[i + 1];
    float x2 = in[i + 2];
    float x3 = in[i + 3];
    for (int o = 0; o < w0.length; o++) {
      out[o] = out[o] + x0 * w0[o] + x1 * w1[o] + x2 * w2[o] + x3 * w3[o];
    }
  }

  private static void addScaled(float[] row, float factor, float[] out) {
    for (int o = 0; o < row.length; o++) {
      out[o] += factor * row[o];
    }
  }

  @Override
  public void gate(float[][] sums, float[][] gated, int width, int frames) {
    for (int f = 0; f < frames; f++) {
      float[] a = sums[f];
      // sigmoid(x) = (1 + tanh(x / 2)) / 2, so that one loop squashes both halves.
      for (int c = width; c < 2 * width; c++) {
        a[c] *= 0.5f;
      }
      for (int c = 0; c < 2 * width; c++) {
        a[c] = Tanh.of(a[c]);
      }
      float[] z = gated[f];
      for (int c = 0; c < width; c++) {
        z[c] = a[c] * (0.5f + 0.5f * a[width + c]);
      }
    }
  }

  @Override
  public void rectify(float[][] values, int width, int frames) {
    for (int f = 0; f < frames; f++) {
      float[] row = values[f];
      for (int c = 0; c < width; c++) {
        row[c] = Math.max(0f, row[c]);
      }
    }
  }
}
