package org.wavenet4j.run;

/**
 * The arithmetic of the stack: the seam behind which plain and vector code are exchanged. An
 * implementation has no state, so that all streams share one.
 *
 * <p>Every array is a list of rows, one a frame; a row may be longer than the width in use. Weights
 * are stored {@code [in][out]}, one row an input channel. For one output of one frame the terms are
 * added in a fixed order, inputs ascending, so that the result does not depend on {@code frames}.
 */
public interface Kernels {
  /** The name that a person chooses it by, as {@code scalar}. */
  String label();

  /** {@code out[f][o] = row[o]}, for all of {@code row}. */
  void broadcast(float[] row, float[][] out, int frames);

  /** {@code out[f][o] += row[o]}, for all of {@code row}. */
  void addRow(float[] row, float[][] out, int frames);

  /**
   * {@code out[f][o] += rows[index[f]][o]}: a matrix times a one-hot vector.
   *
   * @param index a row for each frame; one below 0 adds nothing
   */
  void addIndexed(float[][] rows, int[] index, float[][] out, int frames);

  /** {@code out[f][o] += sum_i weights[i][o] in[f][i]}: a 1x1 convolution without bias. */
  void addProduct(float[][] weights, float[][] in, float[][] out, int frames);

  /**
   * The gated activation, {@code gated[f][c] = tanh(sums[f][c]) * sigmoid(sums[f][width + c])} (van
   * den Oord et al. 2016, eq. 2, arXiv:1609.03499).
   *
   * @param sums {@code [2 width]} a row: filter, then gate. Overwritten
   * @param gated {@code [width]} a row
   */
  void gate(float[][] sums, float[][] gated, int width, int frames);

  /** {@code values[f][c] = max(0, values[f][c])} for the first {@code width} of each row. */
  void rectify(float[][] values, int width, int frames);
}
