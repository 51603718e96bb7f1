package org.wavenet4j.run;

import org.wavenet4j.vector.Exponential;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Panels;
import org.wavenet4j.vector.Tanh;

/**
 * The formulas, plainly: what faster kernels are tested against, and what runs everywhere. Only
 * additions, products, fused multiply-adds, quotients and comparisons of floats, so every machine
 * gives the same bits.
 */
public final class ScalarKernels implements Kernels {
  /** The name that a person chooses it by. */
  public static final String LABEL = "scalar";

  /** The only one: it has no state. */
  public static final ScalarKernels INSTANCE = new ScalarKernels();

  private ScalarKernels() {}

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public void set(float[] in, int inStart, float[] out, int outStart, int count) {
    System.arraycopy(in, inStart, out, outStart, count);
  }

  @Override
  public void add(float[] in, int inStart, float[] out, int outStart, int count) {
    for (int i = 0; i < count; i++) {
      out[outStart + i] += in[inStart + i];
    }
  }

  @Override
  public void addProduct(
      Panels weights,
      float[] in,
      int inStart,
      int inPitch,
      float[] out,
      int outStart,
      int outPitch,
      int rows) {
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < weights.inputs(); i++) {
        weights.addScaledRow(i, in[inStart + r * inPitch + i], out, outStart + r * outPitch);
      }
    }
  }

  @Override
  public void addProducts(
      Panels first,
      Panels second,
      float[] in,
      int inStart,
      int inPitch,
      float[] out,
      int outStart,
      int outPitch,
      int rows) {
    addProduct(first, in, inStart, inPitch, out, outStart, outPitch, rows);
    addProduct(second, in, inStart, inPitch, out, outStart + first.pitch(), outPitch, rows);
  }

  @Override
  public void gate(
      float[] sums, int sumsStart, float[] gated, int gatedStart, int width, int rows) {
    for (int r = 0; r < rows; r++) {
      int filter = sumsStart + 2 * r * width;
      for (int c = 0; c < width; c++) {
        gated[gatedStart + r * width + c] = Tanh.gated(sums[filter + c], sums[filter + width + c]);
      }
    }
  }

  @Override
  public void rectify(FrameMatrix in, FrameMatrix out, int rows) {
    for (int r = 0; r < rows; r++) {
      int from = in.row(r);
      int to = out.row(r);
      for (int c = 0; c < out.width(); c++) {
        out.values()[to + c] = Math.max(0f, in.values()[from + c]);
      }
    }
  }

  @Override
  public void weigh(float[] logits, int offset, int count, float factor) {
    Exponential.weigh(logits, offset, count, factor);
  }
}
