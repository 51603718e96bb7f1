package org.wavenet4j.vector;

/**
 * Where the values of a matrix in a product lie: that of row r and column p at {@code offset + r *
 * row + p * step}.
 */
record Operand(float[] values, int offset, int row, int step) {
  /** A run of frames, one a row, from a frame on. */
  static Operand frames(FrameMatrix matrix, int frame) {
    return new Operand(matrix.values(), matrix.row(frame), matrix.pitch(), 1);
  }

  /** The same values, rows and columns exchanged. */
  Operand transposed() {
    return new Operand(values, offset, step, row);
  }

  /** From a row on. */
  Operand fromRow(int first) {
    return new Operand(values, offset + first * row, row, step);
  }

  /** From a column on. */
  Operand fromColumn(int first) {
    return new Operand(values, offset + first * step, row, step);
  }
}
