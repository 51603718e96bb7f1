package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What happens to a network's numbers outside of matrix products. Matrices are row-major
 * [channel][frame].
 */
interface ElementKernels {
  /** The kernels for a data type. */
  static ElementKernels of(DataType dataType) {
    return new Nd4jKernels();
  }

  /** {@code a[r][t] += bias[r]}. */
  void addBias(INDArray a, INDArray bias);

  /**
   * The gated activation, van den Oord et al. 2016, eq. 2 (arXiv:1609.03499).
   *
   * @param a {@code [2D][N]}, filter rows then gate rows; replaced by tanh of the filter and
   *     sigmoid of the gate
   * @param bias {@code [2D]}, added first
   * @param z {@code [D][N]}, written: their product
   */
  void gate(INDArray a, INDArray bias, INDArray z);

  /**
   * The gated activation backwards.
   *
   * @param a what {@link #gate} left; replaced by the gradient of what it was given
   * @param z what {@link #gate} wrote
   * @param dz gradient of z; destroyed
   */
  void gateBackward(INDArray a, INDArray z, INDArray dz);

  /** {@code y = max(0, x)}; x and y may be the same. */
  void relu(INDArray x, INDArray y);

  /** {@code dy = 0} where {@code y} is 0. */
  void reluBackward(INDArray y, INDArray dy);

  /** {@code sums[r] = sum over t of a[r][t]}, added to {@code sums} where {@code accumulate}. */
  void rowSums(INDArray a, INDArray sums, boolean accumulate);
}
