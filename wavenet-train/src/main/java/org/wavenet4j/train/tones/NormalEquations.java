package org.wavenet4j.train.tones;

/** A small linear least squares problem, row by row. */
final class NormalEquations {
  private final int size;
  private final double[] products; // [size][size], the lower triangle
  private final double[] right; // [size]

  NormalEquations(int size) {
    this.size = size;
    this.products = new double[size * size];
    this.right = new double[size];
  }

  /** Wants {@code row x = value}, as far as it may be. */
  void add(double[] row, double value) {
    for (int i = 0; i < size; i++) {
      right[i] += row[i] * value;
      for (int j = 0; j <= i; j++) {
        products[i * size + j] += row[i] * row[j];
      }
    }
  }

  /** Adds the rows of another problem of the same size. */
  void add(NormalEquations other) {
    for (int i = 0; i < right.length; i++) {
      right[i] += other.right[i];
    }
    for (int i = 0; i < products.length; i++) {
      products[i] += other.products[i];
    }
  }

  /**
   * Solves them by Cholesky's decomposition.
   *
   * @param ridge by which each number's own square is enlarged, above 0
   * @return 0 for numbers that nothing depends on
   */
  double[] solve(double ridge) {
    double[] lower = new double[size * size];
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = products[i * size + j] * (i == j ? 1 + ridge : 1);
        for (int k = 0; k < j; k++) {
          sum -= lower[i * size + k] * lower[j * size + k];
        }
        lower[i * size + j] = i == j ? root(sum) : sum / lower[j * size + j];
      }
      x[i] = right[i];
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i * size + k] * x[k];
      }
      x[i] /= lower[i * size + i];
    }
    for (int i = size - 1; i >= 0; i--) {
      x[i] /= lower[i * size + i];
      for (int k = 0; k < i; k++) {
        x[k] -= lower[i * size + k] * x[i];
      }
    }
    return x;
  }

  /**
   * A number that nothing depends on has zeros in its row, and stays 0 whatever it is divided by.
   */
  private static double root(double square) {
    return square > 0 ? StrictMath.sqrt(square) : 1;
  }
}
