package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Row-major matrices [channel][frame] and their products, through ND4J's BLAS. */
final class Matrices {
  private Matrices() {}

  /**
   * {@code c = op(a) op(b)}, added to c where {@code accumulate}; views of rows and of columns are
   * taken as they are.
   */
  static void multiply(
      INDArray a,
      boolean transposeA,
      INDArray b,
      boolean transposeB,
      INDArray c,
      boolean accumulate) {
    Nd4j.getBlasWrapper().level3().gemm(a, b, c, transposeA, transposeB, 1, accumulate ? 1 : 0);
  }

  /**
   * An array outside of DL4J's workspaces, so that it outlives the step; its values are arbitrary.
   */
  @SuppressWarnings("try") // the scope is left by closing it; nothing is asked of it
  static INDArray scratch(DataType dataType, long... shape) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.createUninitialized(dataType, shape, 'c');
    }
  }

  /** Rows {@code from} to {@code to}, exclusive. */
  static INDArray rows(INDArray a, long from, long to) {
    return a.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  /** Columns {@code from} to {@code to}, exclusive. */
  static INDArray columns(INDArray a, long from, long to) {
    return a.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  /** Example b of [B][channel][frame] as a matrix. */
  static INDArray example(INDArray batch, int b) {
    return batch.tensorAlongDimension(b, 1, 2);
  }

  /** The array itself where its memory is row-major without gaps, else a copy that is. */
  static INDArray rowMajor(INDArray a) {
    return isRowMajor(a) ? a : a.dup('c');
  }

  /** Whether the memory of an array, or of a view of one, is row-major without gaps. */
  static boolean isRowMajor(INDArray a) {
    long expected = 1;
    for (int d = a.rank() - 1; d >= 0; d--) {
      if (a.size(d) != 1 && a.stride(d) != expected) {
        return false;
      }
      expected *= a.size(d);
    }
    return true;
  }
}
