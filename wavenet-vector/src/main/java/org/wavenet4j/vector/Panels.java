package org.wavenet4j.vector;

/**
 * A matrix of weights {@code [in][out]} as products read it: cut into panels, each {@code
 * [in][width]} without gaps, one after the other, so that memory is read in one stream. There are
 * as many panels of eight vectors as fit, then one of four, of two and of one where outputs are
 * left over: the loops for each width step by a constant, so that the compiler moves all bounds
 * checks out of them. Needs no Vector API.
 */
public sealed interface Panels permits WeightPanels, PairPanels {
  /** The widest panel, in vectors: their sums and what they need fit into 16 registers. */
  int WIDEST = 8;

  /** Rows of the matrix. */
  int inputs();

  /** Columns of the matrix, rounded up as {@link FrameMatrix#padded} does. */
  int pitch();

  /** The weight that products use, which a packing may have rounded. */
  float get(int input, int output);

  /** {@code sums[start + o] = fma(factor, weight of the input and o, sums[start + o])}. */
  void addScaledRow(int input, float factor, float[] sums, int start);

  /** Outputs in the panel that begins with an output. */
  default int widthFrom(int output) {
    int lanes = VectorApi.lanes();
    return lanes * Math.min(WIDEST, Integer.highestOneBit((pitch() - output) / lanes));
  }

  /** The output that the panel of an output begins with. */
  default int panelOf(int output) {
    int first = 0;
    for (int width = widthFrom(0); output >= first + width; width = widthFrom(first)) {
      first += width;
    }
    return first;
  }
}
