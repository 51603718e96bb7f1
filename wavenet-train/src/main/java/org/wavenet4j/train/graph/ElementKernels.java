package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What happens to a network's numbers outside of matrix products. Matrices are row-major
 * [channel][frame].
 */
interface ElementKernels {
  /** The fastest kernels for a data type on the device that ND4J runs on. */
  static ElementKernels of(DataType dataType) {
    boolean host = Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
    return host && dataType == DataType.FLOAT ? new FloatKernels() : new Nd4jKernels();
  }

  /** {@code y[r][t] = x[r][t] + bias[r]}; x and y may be the same. */
  void addBias(INDArray x, INDArray bias, INDArray y);

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

  /**
   * One tap of a convolution of one-hot vectors: {@code y[r][t] = table[codes[t - shift]][r]}, 0
   * before frame {@code shift}; added to y where {@code accumulate}.
   *
   * @param table {@code [Q][R]}
   */
  void lookUp(int[] codes, INDArray table, int shift, INDArray y, boolean accumulate);

  /**
   * The gradient of {@link #lookUp} by its table, added to {@code table} where {@code accumulate}.
   */
  void scatter(int[] codes, INDArray dy, int shift, INDArray table, boolean accumulate);
}
