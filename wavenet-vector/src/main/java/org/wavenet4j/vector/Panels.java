package org.wavenet4j.vector;

/**
 * A matrix of weights {@code [in][out]} as products read it: cut into panels, each {@code
 * [in][width]}, so that a product reads its panel from first to last. Needs no Vector API.
 */
public sealed interface Panels permits WeightPanels, PairPanels {
  /** Rows of the matrix. */
  int inputs();

  /** Columns of the matrix, rounded up as {@link FrameMatrix#padded} does. */
  int pitch();

  /**
   * A run of columns as a matrix of its own; the weights are shared.
   *
   * @param first a multiple of 16, as is the number of columns
   */
  Panels slice(int first, int columns);

  /** The weight that products use, which a packing may have rounded. */
  float get(int input, int output);

  /** {@code sums[start + o] = fma(factor, weight of the input and o, sums[start + o])}. */
  void addScaledRow(int input, float factor, float[] sums, int start);
}
