package org.wavenet4j.vector;

/** A matrix of weights in single precision. */
public final class WeightPanels implements Panels {
  private final PanelStore store;
  private final int start;
  private final int inputs;
  private final int pitch;

  /** Weights of zero, in an array of their own. */
  public WeightPanels(int inputs, int outputs) {
    this(new PanelStore(), inputs, outputs);
  }

  private WeightPanels(PanelStore store, int inputs, int outputs) {
    this.inputs = inputs;
    this.pitch = FrameMatrix.padded(outputs);
    this.start = store.reserveFloats(Math.multiplyExact(inputs, pitch));
    this.store = store;
  }

  /** A copy of a matrix, in a store that it shares with others. */
  public static WeightPanels of(WeightPanels weights, PanelStore store) {
    WeightPanels copy = new WeightPanels(store, weights.inputs, weights.pitch);
    System.arraycopy(
        weights.values(), weights.start, copy.values(), copy.start, weights.inputs * weights.pitch);
    return copy;
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
    float[] values = values();
    for (int o = 0; o < outputCount; o++) {
      int panel = panelOf(firstOutput + o);
      int width = widthFrom(panel);
      int to = start(panel) + firstInput * width + firstOutput + o - panel;
      int from = offset + o * outputStride;
      for (int i = 0; i < inputCount; i++) {
        values[to] = source[from];
        to += width;
        from += inputStride;
      }
    }
  }

  @Override
  public float get(int input, int output) {
    int panel = panelOf(output);
    return values()[start(panel) + input * widthFrom(panel) + output - panel];
  }

  @Override
  public void addScaledRow(int input, float factor, float[] sums, int sumsStart) {
    float[] values = values();
    for (int panel = 0; panel < pitch; panel += widthFrom(panel)) {
      int width = widthFrom(panel);
      int from = start(panel) + input * width;
      int to = sumsStart + panel;
      for (int i = 0; i < width; i++) {
        sums[to + i] = Math.fma(factor, values[from + i], sums[to + i]);
      }
    }
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int pitch() {
    return pitch;
  }

  /** Where the panel that begins with an output lies. */
  int start(int panel) {
    return start + panel * inputs;
  }

  float[] values() {
    return store.floats();
  }
}
