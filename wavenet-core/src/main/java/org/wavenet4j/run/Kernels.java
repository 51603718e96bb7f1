package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Panels;

/**
 * The arithmetic of the stack: the seam behind which plain and vector code are exchanged. An
 * implementation has no state, so that all streams share one.
 *
 * <p>A sum's terms are added in one order, that of the inputs, each by a fused multiply-add. So an
 * output depends neither on how many rows a call has nor on the implementation: all give the same
 * bits.
 */
public interface Kernels {
  /** The name that a person chooses it by, as {@code scalar}. */
  String label();

  /** {@code out[outRow] += table[row]}, in as many channels as the table has. */
  void addRow(FrameMatrix table, int row, FrameMatrix out, int outRow);

  /** {@code out[outRow + r][o] += sum_i in[inRow + r][i] weights[i][o]}: a 1x1 convolution. */
  void addProduct(Panels weights, FrameMatrix in, int inRow, FrameMatrix out, int outRow, int rows);

  /**
   * {@link #addProduct} of two matrices whose sums lie side by side in {@code out}, those of the
   * second last.
   */
  void addProducts(Panels first, Panels second, FrameMatrix in, FrameMatrix out, int rows);

  /**
   * The gated activation, {@code gated[c] = tanh(sums[c]) sigmoid(sums[width + c])} with the pitch
   * of {@code gated} as width (van den Oord et al. 2016, eq. 2, arXiv:1609.03499).
   *
   * @param sums filter, then gate; overwritten
   */
  void gate(FrameMatrix sums, int sumsRow, FrameMatrix gated, int gatedRow, int rows);

  /** {@code out[r] = max(0, in[r])} for the first {@code rows} rows. */
  void rectify(FrameMatrix in, FrameMatrix out, int rows);

  /**
   * Replaces logits by what their softmax's probabilities are proportional to: {@code exp((x -
   * largest) factor)}.
   */
  void weigh(float[] logits, int offset, int count, float factor);
}
