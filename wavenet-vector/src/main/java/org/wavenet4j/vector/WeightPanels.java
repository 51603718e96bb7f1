package org.wavenet4j.vector;

/** A matrix of weights in single precision. */
public final class WeightPanels implements Panels {
  private final PanelLayout layout;
  private final PanelStore store;

  /** Weights of zero, in an array of their own. */
  public WeightPanels(int inputs, int outputs) {
    this(new PanelStore(), inputs, outputs);
  }

  private WeightPanels(PanelStore store, int inputs, int outputs) {
    int start = store.reserveFloats(PanelLayout.length(inputs, outputs));
    this.layout = PanelLayout.of(inputs, outputs, start);
    this.store = store;
  }

  private WeightPanels(PanelLayout layout, PanelStore store) {
    this.layout = layout;
    this.store = store;
  }

  /** A copy of a matrix, in a store that it shares with others. */
  public static WeightPanels of(WeightPanels weights, PanelStore store) {
    WeightPanels copy = new WeightPanels(store, weights.inputs(), weights.pitch());
    for (int i = 0; i < weights.inputs(); i++) {
      for (int o = 0; o < weights.pitch(); o++) {
        copy.values()[copy.layout.index(i, o)] = weights.get(i, o);
      }
    }
    return copy;
  }

  @Override
  public WeightPanels slice(int first, int columns) {
    return new WeightPanels(layout.slice(first, columns), store);
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
    for (int o = 0; o < outputCount && inputCount > 0; o++) {
      int to = layout.index(firstInput, firstOutput + o);
      int step =
          inputs() > 1 ? layout.index(1, firstOutput + o) - layout.index(0, firstOutput + o) : 0;
      int from = offset + o * outputStride;
      for (int i = 0; i < inputCount; i++) {
        values[to] = source[from];
        to += step;
        from += inputStride;
      }
    }
  }

  @Override
  public float get(int input, int output) {
    return values()[layout.index(input, output)];
  }

  @Override
  public void addScaledRow(int input, float factor, float[] sums, int start) {
    float[] values = values();
    for (int r = 0; r < layout.runs(); r++) {
      PanelLayout.Run run = layout.run(r);
      int from = run.start() + input * run.step();
      int to = start + run.output();
      for (int i = 0; i < run.width(); i++) {
        sums[to + i] = Math.fma(factor, values[from + i], sums[to + i]);
      }
    }
  }

  @Override
  public int inputs() {
    return layout.inputs();
  }

  @Override
  public int pitch() {
    return layout.pitch();
  }

  PanelLayout layout() {
    return layout;
  }

  float[] values() {
    return store.floats();
  }
}
