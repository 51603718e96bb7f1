package org.wavenet4j.train.graph;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link CategoricalLoss} as Java loops over floats: runs of frames are shared out over the
 * process's threads, and each run's columns are softmaxed in place.
 */
final class FloatCategoricalLoss implements CodeLoss {
  private static final int RUN = 256; // frames; a run of 256 classes fits in a core's second cache

  @Override
  public double sum(
      INDArray parameters, INDArray codes, @Nullable INDArray mask, INDArray gradient) {
    int frames = (int) parameters.size(1);
    int[] targets = codes.toIntVector();
    float[] weights = mask == null ? null : mask.toFloatVector();
    FloatMatrix in = new FloatMatrix(parameters);
    FloatMatrix out = new FloatMatrix(gradient);
    int classes = (int) parameters.size(0);
    int runs = (frames + RUN - 1) / RUN;
    double[] sums = new double[runs]; // added up in order below, whichever thread is first
    RowPool.SHARED.forEach(
        runs,
        (run, scratch) -> {
          int from = run * RUN;
          int count = Math.min(RUN, frames - from);
          float[][] columns = new float[classes][count];
          for (int c = 0; c < classes; c++) {
            in.read(c, from, columns[c], count);
          }
          sums[run] = run(columns, targets, weights, from, count);
          for (int c = 0; c < classes; c++) {
            out.write(c, from, columns[c], count);
          }
        });
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }

  private static double run(
      float[][] values, int[] targets, float @Nullable [] weights, int from, int count) {
    float[] max = values[0].clone();
    for (float[] row : values) {
      largest(max, row, count);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum -= weight(weights, from + i) * (values[targets[from + i]][i] - max[i]);
    }
    float[] totals = new float[count];
    for (float[] row : values) {
      exponential(row, max, totals, count);
    }
    float[] scale = new float[count];
    for (int i = 0; i < count; i++) {
      float weight = weight(weights, from + i);
      sum += weight * Math.log(totals[i]);
      scale[i] = weight / totals[i];
    }
    for (float[] row : values) {
      multiply(row, scale, count);
    }
    for (int i = 0; i < count; i++) {
      values[targets[from + i]][i] -= weight(weights, from + i);
    }
    return sum;
  }

  private static float weight(float @Nullable [] weights, int frame) {
    return weights == null ? 1f : weights[frame];
  }

  private static void largest(float[] max, float[] row, int count) {
    for (int i = 0; i < count; i++) {
      max[i] = Math.max(max[i], row[i]);
    }
  }

  /**
   * Replaces x by exp(x - max), which is at most 1, and adds it to the totals. The exponential is
   * the Taylor polynomial of degree 7 at 1/32 of the argument, to the power of 32: within 4e-6 of
   * the true value, relatively, and C2 makes vector code of it, which it does not of {@code
   * Math.exp}.
   */
  private static void exponential(float[] x, float[] max, float[] totals, int count) {
    for (int i = 0; i < count; i++) {
      float y = Math.max(x[i] - max[i], -87f) * 0.03125f;
      float p = 1.984127e-4f;
      p = p * y + 1.3888889e-3f;
      p = p * y + 8.333334e-3f;
      p = p * y + 4.1666668e-2f;
      p = p * y + 1.6666667e-1f;
      p = p * y + 0.5f;
      p = p * y + 1f;
      p = p * y + 1f;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      x[i] = p;
      totals[i] += p;
    }
  }

  private static void multiply(float[] row, float[] scale, int count) {
    for (int i = 0; i < count; i++) {
      row[i] *= scale[i];
    }
  }
}
