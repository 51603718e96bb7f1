package org.wavenet4j.train.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.shape.OneHot;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What happens to a network's numbers outside of matrix products, in ND4J operations: any data
 * type, any device. Matrices are row-major [channel][frame].
 */
final class Nd4jKernels {
  private @Nullable INDArray ones;

  /** {@code y[r][t] = x[r][t] + bias[r]}; x and y may be the same. */
  void addBias(INDArray x, INDArray bias, INDArray y) {
    if (x != y) {
      y.assign(x);
    }
    y.addiColumnVector(bias.reshape(bias.length(), 1));
  }

  /**
   * The gated activation, van den Oord et al. 2016, eq. 2 (arXiv:1609.03499).
   *
   * @param a {@code [2D][N]}, filter rows then gate rows; replaced by tanh of the filter and
   *     sigmoid of the gate
   * @param bias {@code [2D]}, added first
   * @param z {@code [D][N]}, written: their product
   */
  void gate(INDArray a, INDArray bias, INDArray z) {
    addBias(a, bias, a);
    long gates = z.size(0);
    INDArray filter = Matrices.rows(a, 0, gates);
    INDArray gate = Matrices.rows(a, gates, 2 * gates);
    Nd4j.exec(new Tanh(filter, filter));
    Nd4j.exec(new Sigmoid(gate, gate));
    filter.muli(gate, z);
  }

  /**
   * The gated activation backwards.
   *
   * @param a what {@link #gate} left; replaced by the gradient of what it was given
   * @param z what {@link #gate} wrote
   * @param dz gradient of z; destroyed
   */
  void gateBackward(INDArray a, INDArray z, INDArray dz) {
    long gates = z.size(0);
    INDArray filter = Matrices.rows(a, 0, gates);
    INDArray gate = Matrices.rows(a, gates, 2 * gates);
    // With z = f g: df (1 - f^2) = dz g - (dz z) f and dg g (1 - g) = (dz z) - (dz z) g.
    INDArray product = dz.mul(z);
    dz.muli(gate);
    filter.muli(product).rsubi(dz);
    gate.muli(product).rsubi(product);
  }

  /** {@code y = max(0, x)}; x and y may be the same. */
  void relu(INDArray x, INDArray y) {
    Nd4j.exec(new RectifiedLinear(x, y, 0));
  }

  /** {@code dy = 0} where {@code y} is 0. */
  void reluBackward(INDArray y, INDArray dy) {
    dy.muli(y.gt(0).castTo(dy.dataType()));
  }

  /** {@code sums[r] = sum over t of a[r][t]}, added to {@code sums} where {@code accumulate}. */
  void rowSums(INDArray a, INDArray sums, boolean accumulate) {
    // A product with a column of ones is several times faster than a reduction along rows.
    INDArray column = sums.reshape(sums.length(), 1);
    Matrices.multiply(a, false, ones(a), false, column, accumulate);
  }

  /**
   * One tap of a convolution of one-hot vectors: {@code y[r][t] = table[codes[t - shift]][r]}, 0
   * before frame {@code shift}; added to y where {@code accumulate}.
   *
   * @param table {@code [Q][R]}
   */
  void lookUp(int[] codes, INDArray table, int shift, INDArray y, boolean accumulate) {
    if (!accumulate) {
      y.assign(0);
    }
    if (shift < codes.length) {
      Matrices.multiply(table, true, oneHot(codes, table, shift), false, late(y, shift), true);
    }
  }

  /**
   * The gradient of {@link #lookUp} by its table, added to {@code table} where {@code accumulate}.
   */
  void scatter(int[] codes, INDArray dy, int shift, INDArray table, boolean accumulate) {
    if (shift < codes.length) {
      INDArray gradient = late(dy, shift);
      Matrices.multiply(oneHot(codes, table, shift), false, gradient, true, table, accumulate);
    } else if (!accumulate) {
      table.assign(0);
    }
  }

  private static INDArray late(INDArray y, int shift) {
    return Matrices.columns(y, shift, y.size(1));
  }

  /** [Q][N - shift]: the codes that reach frames from {@code shift} on. */
  private static INDArray oneHot(int[] codes, INDArray table, int shift) {
    INDArray indices = Nd4j.createFromArray(Arrays.copyOf(codes, codes.length - shift));
    return oneHot(indices, table.size(0), table.dataType());
  }

  /**
   * Vectors of classes from 0 up, as one operation on the device.
   *
   * @param codes {@code [N]}, INT32
   * @return {@code [classes][N]}, 1 where the row is the column's code, else 0
   */
  static INDArray oneHot(INDArray codes, long classes, DataType dataType) {
    INDArray encoded = Nd4j.createUninitialized(dataType, classes, codes.length());
    Nd4j.exec(new OneHot(codes, encoded, (int) classes, 0, 1, 0));
    return encoded;
  }

  private INDArray ones(INDArray a) {
    INDArray current = ones;
    if (current == null || current.size(0) != a.size(1)) {
      current = Matrices.scratch(a.dataType(), a.size(1), 1).assign(1);
      ones = current;
    }
    return current;
  }
}
