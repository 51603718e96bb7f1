package org.wavenet4j.train.graph;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.run.Tanh;

/**
 * The kernels as Java loops over floats in the host's memory, rows shared out over the process's
 * threads.
 */
final class FloatKernels implements ElementKernels {
  /** Work on a run of one row. */
  private interface RunTask {
    void run(int row, int column, int count, float[][] scratch);
  }

  private static void forEachRun(int rows, int columns, RunTask task) {
    RowPool.SHARED.forEach(
        rows,
        (row, scratch) -> {
          for (int column = 0; column < columns; column += RowPool.CHUNK) {
            task.run(row, column, Math.min(RowPool.CHUNK, columns - column), scratch);
          }
        });
  }

  @Override
  public void addBias(INDArray x, INDArray bias, INDArray y) {
    FloatMatrix from = new FloatMatrix(x);
    FloatMatrix to = new FloatMatrix(y);
    FloatMatrix biases = new FloatMatrix(bias);
    forEachRun(
        (int) x.size(0),
        from.columns(),
        (row, column, count, scratch) -> {
          float[] values = scratch[0];
          from.read(row, column, values, count);
          add(values, biases.get(0, row), count);
          to.write(row, column, values, count);
        });
  }

  private static void add(float[] x, float bias, int count) {
    for (int i = 0; i < count; i++) {
      x[i] += bias;
    }
  }

  @Override
  public void gate(INDArray a, INDArray bias, INDArray z) {
    FloatMatrix sums = new FloatMatrix(a);
    FloatMatrix biases = new FloatMatrix(bias);
    FloatMatrix products = new FloatMatrix(z);
    int gates = (int) z.size(0);
    forEachRun(
        gates,
        sums.columns(),
        (row, column, count, scratch) -> {
          float[] filter = scratch[0];
          float[] gate = scratch[1];
          sums.read(row, column, filter, count);
          sums.read(gates + row, column, gate, count);
          squash(filter, biases.get(0, row), 1f, count);
          squash(gate, biases.get(0, gates + row), 0.5f, count);
          multiplyGate(filter, gate, scratch[2], count);
          sums.write(row, column, filter, count);
          sums.write(gates + row, column, gate, count);
          products.write(row, column, scratch[2], count);
        });
  }

  private static void squash(float[] x, float bias, float scale, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Tanh.of((x[i] + bias) * scale);
    }
  }

  /** sigmoid(x) = (1 + tanh(x / 2)) / 2. */
  private static void multiplyGate(float[] filter, float[] gate, float[] product, int count) {
    for (int i = 0; i < count; i++) {
      float sigmoid = 0.5f + 0.5f * gate[i];
      gate[i] = sigmoid;
      product[i] = filter[i] * sigmoid;
    }
  }

  @Override
  public void gateBackward(INDArray a, INDArray z, INDArray dz) {
    FloatMatrix squashed = new FloatMatrix(a);
    FloatMatrix products = new FloatMatrix(z);
    FloatMatrix gradients = new FloatMatrix(dz);
    int gates = (int) z.size(0);
    forEachRun(
        gates,
        squashed.columns(),
        (row, column, count, scratch) -> {
          squashed.read(row, column, scratch[0], count);
          squashed.read(gates + row, column, scratch[1], count);
          products.read(row, column, scratch[2], count);
          gradients.read(row, column, scratch[3], count);
          unsquash(scratch[0], scratch[1], scratch[2], scratch[3], count);
          squashed.write(row, column, scratch[0], count);
          squashed.write(gates + row, column, scratch[1], count);
        });
  }

  /** With z = f g: df (1 - f^2) = dz g - (dz z) f and dg g (1 - g) = (dz z) - (dz z) g. */
  private static void unsquash(float[] filter, float[] gate, float[] z, float[] dz, int count) {
    for (int i = 0; i < count; i++) {
      float product = dz[i] * z[i];
      float scaled = dz[i] * gate[i];
      filter[i] = scaled - product * filter[i];
      gate[i] = product - product * gate[i];
    }
  }

  @Override
  public void relu(INDArray x, INDArray y) {
    FloatMatrix from = new FloatMatrix(x);
    FloatMatrix to = new FloatMatrix(y);
    forEachRun(
        (int) x.size(0),
        from.columns(),
        (row, column, count, scratch) -> {
          float[] values = scratch[0];
          from.read(row, column, values, count);
          for (int i = 0; i < count; i++) {
            values[i] = Math.max(0f, values[i]);
          }
          to.write(row, column, values, count);
        });
  }

  @Override
  public void reluBackward(INDArray y, INDArray dy) {
    FloatMatrix values = new FloatMatrix(y);
    FloatMatrix gradients = new FloatMatrix(dy);
    forEachRun(
        (int) y.size(0),
        values.columns(),
        (row, column, count, scratch) -> {
          values.read(row, column, scratch[0], count);
          gradients.read(row, column, scratch[1], count);
          mask(scratch[0], scratch[1], count);
          gradients.write(row, column, scratch[1], count);
        });
  }

  private static void mask(float[] y, float[] dy, int count) {
    for (int i = 0; i < count; i++) {
      dy[i] = y[i] > 0 ? dy[i] : 0f;
    }
  }

  @Override
  public void rowSums(INDArray a, INDArray sums, boolean accumulate) {
    FloatMatrix matrix = new FloatMatrix(a);
    FloatMatrix target = new FloatMatrix(sums);
    double[] totals = new double[(int) a.size(0)];
    for (int row = 0; row < totals.length; row++) {
      totals[row] = accumulate ? target.get(0, row) : 0;
    }
    forEachRun(
        totals.length,
        matrix.columns(),
        (row, column, count, scratch) -> {
          matrix.read(row, column, scratch[0], count);
          totals[row] += sum(scratch[0], count);
        });
    for (int row = 0; row < totals.length; row++) {
      target.set(0, row, (float) totals[row]);
    }
  }

  /**
   * Four partial sums in registers: the order is fixed, and the additions do not wait for each
   * other.
   */
  private static float sum(float[] x, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    for (; i < count; i++) {
      s0 += x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void lookUp(int[] codes, INDArray table, int shift, INDArray y, boolean accumulate) {
    FloatMatrix weights = new FloatMatrix(table);
    FloatMatrix out = new FloatMatrix(y);
    RowPool.SHARED.forEach(
        (int) y.size(0),
        (row, scratch) -> {
          float[] column = column(weights, row, (int) table.size(0));
          float[] values = new float[out.columns()];
          if (accumulate) {
            out.read(row, 0, values, values.length);
          }
          for (int t = shift; t < values.length; t++) {
            values[t] += column[codes[t - shift]];
          }
          out.write(row, 0, values, values.length);
        });
  }

  @Override
  public void scatter(int[] codes, INDArray dy, int shift, INDArray table, boolean accumulate) {
    FloatMatrix weights = new FloatMatrix(table);
    FloatMatrix gradients = new FloatMatrix(dy);
    int rows = (int) table.size(0);
    RowPool.SHARED.forEach(
        (int) dy.size(0),
        (row, scratch) -> {
          float[] values = new float[gradients.columns()];
          gradients.read(row, 0, values, values.length);
          float[] column = column(weights, row, rows);
          if (!accumulate) {
            Arrays.fill(column, 0f);
          }
          for (int t = shift; t < values.length; t++) {
            column[codes[t - shift]] += values[t];
          }
          for (int q = 0; q < rows; q++) {
            weights.set(q, row, column[q]);
          }
        });
  }

  private static float[] column(FloatMatrix matrix, int column, int rows) {
    float[] values = new float[rows];
    for (int q = 0; q < rows; q++) {
      values[q] = matrix.get(q, column);
    }
    return values;
  }
}
