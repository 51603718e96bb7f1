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
  public void addRow(FrameMatrix table, int row, FrameMatrix out, int outRow) {
    int from = table.row(row);
    int to = out.row(outRow);
    for (int c = 0; c < table.width(); c++) {
      out.values()[to + c] += table.values()[from + c];
    }
  }

  @Override
  public void addProduct(
      Panels weights, FrameMatrix in, int inRow, FrameMatrix out, int outRow, int rows) {
    for (int r = 0; r < rows; r++) {
      addProduct(weights, in, in.row(inRow + r), out, out.row(outRow + r));
    }
  }

  @Override
  public void addProducts(Panels first, Panels second, FrameMatrix in, FrameMatrix out, int rows) {
    for (int r = 0; r < rows; r++) {
      addProduct(first, in, in.row(r), out, out.row(r));
      addProduct(second, in, in.row(r), out, out.row(r) + first.pitch());
    }
  }

  private static void addProduct(Panels weights, FrameMatrix in, int x, FrameMatrix out, int y) {
    for (int i = 0; i < weights.inputs(); i++) {
      weights.addScaledRow(i, in.values()[x + i], out.values(), y);
    }
  }

  @Override
  public void gate(FrameMatrix sums, int sumsRow, FrameMatrix gated, int gatedRow, int rows) {
    int width = gated.pitch();
    for (int r = 0; r < rows; r++) {
      int filter = sums.row(sumsRow + r);
      int z = gated.row(gatedRow + r);
      for (int c = 0; c < width; c++) {
        float gate = sums.values()[filter + width + c];
        gated.values()[z + c] = Tanh.gated(sums.values()[filter + c], gate);
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
