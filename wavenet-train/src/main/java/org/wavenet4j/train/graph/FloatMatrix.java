package org.wavenet4j.train.graph;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A row-major float matrix of ND4J's, seen from Java: {@code (row r, column t)} lies at {@code r *
 * pitch + t}. Rows are copied to arrays and back in runs, because C2 makes vector code of loops
 * over arrays but not of loops over buffers.
 */
final class FloatMatrix {
  private final FloatBuffer buffer;
  private final int pitch;
  private final int columns;

  FloatMatrix(INDArray matrix) {
    if (matrix.stride(matrix.rank() - 1) != 1 && matrix.size(matrix.rank() - 1) != 1) {
      throw new IllegalArgumentException("matrix is not row-major");
    }
    boolean vector = matrix.rank() == 1;
    this.columns = (int) matrix.size(matrix.rank() - 1);
    this.pitch = vector ? columns : matrix.stride(0);
    long rows = vector ? 1 : matrix.size(0);
    FloatPointer pointer = new FloatPointer(matrix.data().addressPointer());
    pointer.capacity((rows - 1) * pitch + columns);
    this.buffer = pointer.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  int columns() {
    return columns;
  }

  void read(int row, int column, float[] target, int count) {
    buffer.get(row * pitch + column, target, 0, count);
  }

  void write(int row, int column, float[] source, int count) {
    buffer.put(row * pitch + column, source, 0, count);
  }

  float get(int row, int column) {
    return buffer.get(row * pitch + column);
  }

  void set(int row, int column, float value) {
    buffer.put(row * pitch + column, value);
  }
}
