package org.wavenet4j.vector;

/**
 * A matrix of weights {@code [in][out]}, cut into panels of as many outputs as a block of a product
 * computes at once, so that a product reads its panel from first to last.
 */
public final class WeightPanels {
  private final float[] values;
  private final int inputs;
  private final int pitch;

  /** Weights of zero. */
  public WeightPanels(int inputs, int outputs) {
    this.inputs = inputs;
    this.pitch = Lanes.padded(outputs);
    this.values = new float[Math.multiplyExact(inputs, pitch)];
  }

  /**
   * Sets a rectangle of weights.
   *
   * @param firstInput of the rectangle
   * @param firstOutput of the rectangle
   * @param source where the weight of input i and output o, counted inside the rectangle, lies at
   *     {@code offset + i * inputStride + o * outputStride}
   */
  public void set(
      int firstInput,
      int firstOutput,
      int inputCount,
      int outputCount,
      float[] source,
      int offset,
      int inputStride,
      int outputStride) {
    for (int o = 0; o < outputCount; o++) {
      int column = firstOutput + o;
      int width = panelWidth(column);
      int to = panelStart(column) + firstInput * width + column % Lanes.PANEL;
      int from = offset + o * outputStride;
      for (int i = 0; i < inputCount; i++) {
        values[to] = source[from];
        to += width;
        from += inputStride;
      }
    }
  }

  int inputs() {
    return inputs;
  }

  int pitch() {
    return pitch;
  }

  /** The panel that has an output, an input a row. */
  Operand panel(int output) {
    return new Operand(values, panelStart(output), panelWidth(output), 1);
  }

  private int panelStart(int output) {
    return output / Lanes.PANEL * Lanes.PANEL * inputs;
  }

  /** Outputs in the panel that has one: the last may be narrower. */
  int panelWidth(int output) {
    return Math.min(Lanes.PANEL, pitch - output / Lanes.PANEL * Lanes.PANEL);
  }
}
