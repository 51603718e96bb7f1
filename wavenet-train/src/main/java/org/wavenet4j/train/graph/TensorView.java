package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.model.TensorSpec;

/**
 * Where one tensor of {@link org.wavenet4j.model.TensorNames} lies inside a graph's flat parameter
 * vector, and therefore inside its flat gradient and inside the optimizer's moments, which are laid
 * out alike.
 *
 * @param tensor its name and shape
 * @param offset of its first value in the flat vector
 * @param strides one a dimension, in values
 */
record TensorView(TensorSpec tensor, long offset, long[] strides) {
  /** The tensor as a view of {@code flat}: writing to it writes to the vector. */
  INDArray of(INDArray flat) {
    long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    return Nd4j.create(flat.data(), shape, strides, flat.offset() + offset, 'c');
  }
}
