package org.wavenet4j.vector;

/**
 * A matrix of weights {@code [in][out]} as products read it: cut into panels of {@value #WIDTH}
 * outputs, each {@code [in][width]}, so that a product reads its panel from first to last. The last
 * panel is as narrow as whole vectors allow. The layout is the same on every machine; it needs no
 * Vector API.
 */
public sealed interface Panels permits WeightPanels, PairPanels {
  /** Outputs in a panel: four of the widest vectors. */
  int WIDTH = 64;

  /** Rows of the matrix. */
  int inputs();

  /** Columns of the matrix, rounded up as {@link FrameMatrix#padded} does. */
  int pitch();

  /** The weight that products use, which a packing may have rounded. */
  float get(int input, int output);

  /** Outputs in the panel that has one. */
  default int panelWidth(int output) {
    return Math.min(WIDTH, pitch() - output / WIDTH * WIDTH);
  }

  /** {@code sums[start + o] = fma(factor, weight of the input and o, sums[start + o])}. */
  void addScaledRow(int input, float factor, float[] sums, int start);
}
