package org.wavenet4j.prediction;

/** Linear prediction by Gaussian elimination: the slow way that the recursion is tested against. */
final class NormalEquations {
  private NormalEquations() {}

  /** The lags 0 to {@code order} of a block, from the definition. */
  static double[] lags(double[] block, int order) {
    double[] lags = new double[order + 1];
    for (int lag = 0; lag <= order; lag++) {
      for (int i = lag; i < block.length; i++) {
        lags[lag] += block[i] * block[i - lag];
      }
    }
    return lags;
  }

  /** Solves {@code sum_j r[|i - j|] a_j = r[i]}, i, j = 1..p; a_1 comes first. */
  static double[] solve(double[] lags) {
    int order = lags.length - 1;
    double[][] rows = new double[order][order + 1];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        rows[i][j] = lags[Math.abs(i - j)];
      }
      rows[i][order] = lags[i + 1];
    }
    for (int pivot = 0; pivot < order; pivot++) {
      for (int i = 0; i < order; i++) {
        double factor = i == pivot ? 0 : rows[i][pivot] / rows[pivot][pivot];
        for (int j = pivot; j <= order; j++) {
          rows[i][j] -= factor * rows[pivot][j];
        }
      }
    }
    double[] solution = new double[order];
    for (int i = 0; i < order; i++) {
      solution[i] = rows[i][order] / rows[i][i];
    }
    return solution;
  }
}
