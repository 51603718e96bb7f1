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
  public void addRow(FrameMatrix row, FrameMatrix out, int outRow, int rows) {
    for (int r = 0; r < rows; r++) {
      addLookUp(row, 0, out, outRow + r);
    }
  }

  @Override
  public void addLookUp(FrameMatrix table, int row, FrameMatrix out, int outRow) {
    float[] from = table.values();
    float[] to = out.values();
    int start = table.row(row);
    int target = out.row(outRow);
    for (int c = 0; c < out.pitch(); c++) {
      to[target + c] += from[start + c];
    }
  }

  @Override
  public void addProduct(
      Panels weights, FrameMatrix in, int inRow, FrameMatrix out, int outRow, int rows) {
    for (int r = 0; r < rows; r++) {
      int x = in.row(inRow + r);
      int y = out.row(outRow + r);
      for (int i = 0; i < weights.inputs(); i++) {
        weights.addScaledRow(i, in.values()[x + i], out.values(), y);
      }
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
  public void rectify(FrameMatrix values, int row, int rows) {
    float[] x = values.values();
    for (int i = values.row(row); i < values.row(row + rows); i++) {
      x[i] = Math.max(0f, x[i]);
    }
  }

  @Override
  public void weigh(float[] logits, int offset, int count, float factor) {
    Exponential.weigh(logits, offset, count, factor);
  }
}
