package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Panels;

/**
 * The arithmetic of the stack: the seam behind which plain and vector code are exchanged. An
 * implementation has no state, so that all streams share one. What runs for every block of every
 * sample is told plain positions in arrays: finding them in matrices took longer than some of the
 * arithmetic.
 *
 * <p>A product's terms are added in one order, that of the inputs, each by a fused multiply-add. So
 * an output depends neither on how many rows a call has nor on the implementation: all give the
 * same bits.
 */
public interface Kernels {
  /** The name that a person chooses it by, as {@code scalar}. */
  String label();

  /**
   * {@code out[outStart + i] = in[inStart + i]}.
   *
   * @param count values, a multiple of 16
   */
  void set(float[] in, int inStart, float[] out, int outStart, int count);

  /**
   * {@code out[outStart + i] += in[inStart + i]}.
   *
   * @param count values, a multiple of 16
   */
  void add(float[] in, int inStart, float[] out, int outStart, int count);

  /**
   * A 1x1 convolution, {@code out[outStart + r outPitch + o] += sum_i in[inStart + r inPitch + i]
   * weights[i][o]} for each row r.
   */
  void addProduct(
      Panels weights,
      float[] in,
      int inStart,
      int inPitch,
      float[] out,
      int outStart,
      int outPitch,
      int rows);

  /** {@link #addProduct} of two matrices whose sums lie side by side, those of the second last. */
  void addProducts(
      Panels first,
      Panels second,
      float[] in,
      int inStart,
      int inPitch,
      float[] out,
      int outStart,
      int outPitch,
      int rows);

  /**
   * The gated activation, {@code gated[gatedStart + r width + c] = tanh(sums[filter])
   * sigmoid(sums[filter + width])} with filter {@code sumsStart + 2 r width + c} (van den Oord et
   * al. 2016, eq. 2, arXiv:1609.03499).
   *
   * @param width channels in whole vectors
   */
  void gate(float[] sums, int sumsStart, float[] gated, int gatedStart, int width, int rows);

  /** {@code out[outRow] = table[row]}, in as many channels as the table has. */
  default void setRow(FrameMatrix table, int row, FrameMatrix out, int outRow) {
    set(table.values(), table.row(row), out.values(), out.row(outRow), table.width());
  }

  /** {@code out[outRow] += table[row]}, in as many channels as the table has. */
  default void addRow(FrameMatrix table, int row, FrameMatrix out, int outRow) {
    add(table.values(), table.row(row), out.values(), out.row(outRow), table.width());
  }

  /** {@code out[outRow + r][o] += sum_i in[inRow + r][i] weights[i][o]}. */
  default void addProduct(
      Panels weights, FrameMatrix in, int inRow, FrameMatrix out, int outRow, int rows) {
    addProduct(
        weights,
        in.values(),
        in.row(inRow),
        in.pitch(),
        out.values(),
        out.row(outRow),
        out.pitch(),
        rows);
  }

  /** {@code out[r] = max(0, in[r])} for the first {@code rows} rows. */
  void rectify(FrameMatrix in, FrameMatrix out, int rows);

  /**
   * Replaces logits by what their softmax's probabilities are proportional to: {@code exp((x -
   * largest) factor)}.
   */
  void weigh(float[] logits, int offset, int count, float factor);
}
