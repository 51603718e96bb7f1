package org.wavenet4j.run;

import org.wavenet4j.vector.Elements;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.GatedActivation;
import org.wavenet4j.vector.PairPanels;
import org.wavenet4j.vector.PairProducts;
import org.wavenet4j.vector.Panels;
import org.wavenet4j.vector.Products;
import org.wavenet4j.vector.WeightPanels;

/** The arithmetic in the JDK's Vector API; needs {@code --add-modules jdk.incubator.vector}. */
public final class VectorKernels implements Kernels {
  /** The name that a person chooses it by. */
  public static final String LABEL = "vector";

  /** The only one: it has no state. */
  public static final VectorKernels INSTANCE = new VectorKernels();

  private VectorKernels() {}

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public void addRow(FrameMatrix table, int row, FrameMatrix out, int outRow) {
    Elements.add(table, row, out, outRow);
  }

  @Override
  public void addProduct(
      Panels weights, FrameMatrix in, int inRow, FrameMatrix out, int outRow, int rows) {
    if (weights instanceof PairPanels pairs) {
      PairProducts.add(in, inRow, pairs, out, outRow, rows);
    } else if (weights instanceof WeightPanels floats) {
      Products.add(in, inRow, floats, out, outRow, rows);
    }
  }

  @Override
  public void addProducts(Panels first, Panels second, FrameMatrix in, FrameMatrix out, int rows) {
    if (first instanceof PairPanels pairs && second instanceof PairPanels more) {
      PairProducts.add(in, 0, pairs, more, out, 0, rows);
    } else if (first instanceof WeightPanels floats && second instanceof WeightPanels more) {
      Products.add(in, 0, floats, more, out, 0, rows);
    }
  }

  @Override
  public void gate(FrameMatrix sums, int sumsRow, FrameMatrix gated, int gatedRow, int rows) {
    GatedActivation.forward(sums, sumsRow, gated, gatedRow, rows);
  }

  @Override
  public void rectify(FrameMatrix in, FrameMatrix out, int rows) {
    Elements.rectify(in, out, rows);
  }

  @Override
  public void weigh(float[] logits, int offset, int count, float factor) {
    Elements.weigh(logits, offset, count, factor);
  }
}
