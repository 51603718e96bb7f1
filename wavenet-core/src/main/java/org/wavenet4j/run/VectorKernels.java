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
  public void set(float[] in, int inStart, float[] out, int outStart, int count) {
    Elements.set(in, inStart, out, outStart, count);
  }

  @Override
  public void add(float[] in, int inStart, float[] out, int outStart, int count) {
    Elements.add(in, inStart, out, outStart, count);
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
    if (weights instanceof PairPanels pairs) {
      PairProducts.add(in, inStart, inPitch, pairs, out, outStart, outPitch, rows);
    } else {
      WeightPanels floats = (WeightPanels) weights;
      Products.add(in, inStart, inPitch, floats, out, outStart, outPitch, rows);
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
    if (first instanceof PairPanels pairs) {
      PairPanels more = (PairPanels) second;
      PairProducts.add(in, inStart, inPitch, pairs, more, out, outStart, outPitch, rows);
    } else {
      WeightPanels floats = (WeightPanels) first;
      WeightPanels more = (WeightPanels) second;
      Products.add(in, inStart, inPitch, floats, more, out, outStart, outPitch, rows);
    }
  }

  @Override
  public void gate(
      float[] sums, int sumsStart, float[] gated, int gatedStart, int width, int rows) {
    GatedActivation.apply(sums, sumsStart, gated, gatedStart, width, rows);
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
