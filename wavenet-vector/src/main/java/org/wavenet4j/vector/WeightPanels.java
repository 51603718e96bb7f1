package org.wavenet4j.vector;

/** A matrix of weights in single precision. */
public final class WeightPanels implements Panels {
  /**
   * Floats before the first weight. Where objects begin on cache lines (a flag of the launcher), a
   * vector of weights then lies in one line: an array's header takes 16 bytes.
   */
  static final int ORIGIN = 12;

  private final float[] values;
  private final int inputs;
  private final int pitch;

  /** Weights of zero. */
  public WeightPanels(int inputs, int outputs) {
    this.inputs = inputs;
    this.pitch = FrameMatrix.padded(outputs);
    this.values = new float[Math.addExact(ORIGIN, Math.multiplyExact(inputs, pitch))];
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
      int to = panelStart(column) + firstInput * width + column % WIDTH;
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
    return values[panelStart(output) + input * panelWidth(output) + output % WIDTH];
  }

  @Override
  public void addScaledRow(int input, float factor, float[] sums, int start) {
    for (int o = 0; o < pitch; o += WIDTH) {
      int width = panelWidth(o);
      int from = panelStart(o) + input * width;
      int to = start + o;
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

  /** The panel that has an output, an input a row. */
  Operand panel(int output) {
    return new Operand(values, panelStart(output), panelWidth(output), 1);
  }

  /** The weights, from {@link #panelStart} on. */
  float[] values() {
    return values;
  }

  /** Where the panel that has an output begins. */
  int panelStart(int output) {
    return ORIGIN + output / WIDTH * WIDTH * inputs;
  }
}
