package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearPredictorTest {
  private static final int ORDER = 6;
  private static final int WINDOW = 96;
  private static final int UPDATE = 10;

  /** Normal equations by Gaussian elimination, from the definition. */
  private static double[] coefficients(double[] past) {
    double[] windowed = new double[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      double weight =
          i < 90 ? Math.sin(Math.PI * (i + 0.5) / 180) : Math.cos(Math.PI * (i - 90 + 0.5) / 12);
      windowed[i] = weight * past[past.length - WINDOW + i];
    }
    double[] lags = new double[ORDER + 1];
    for (int lag = 0; lag <= ORDER; lag++) {
      for (int i = lag; i < WINDOW; i++) {
        lags[lag] += windowed[i] * windowed[i - lag];
      }
    }
    lags[0] = lags[0] * 1.000001 + 1e-12;
    double[][] rows = new double[ORDER][ORDER + 1];
    for (int i = 0; i < ORDER; i++) {
      for (int j = 0; j < ORDER; j++) {
        rows[i][j] = lags[Math.abs(i - j)];
      }
      rows[i][ORDER] = lags[i + 1];
    }
    return solve(rows);
  }

  private static double[] solve(double[][] rows) {
    int n = rows.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int i = 0; i < n; i++) {
        double factor = i == pivot ? 0 : rows[i][pivot] / rows[pivot][pivot];
        for (int j = pivot; j <= n; j++) {
          rows[i][j] -= factor * rows[pivot][j];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = rows[i][n] / rows[i][i];
    }
    return solution;
  }

  @Test
  void predictsByTheNormalEquationsOfTheWindowAtEachUpdate() {
    Random random = new Random(6);
    double[] values = new double[WINDOW + 1500];
    double[] expected = new double[ORDER];
    LinearPredictor predictor = new LinearPredictor(ORDER, WINDOW, UPDATE);
    for (int t = WINDOW; t < values.length; t++) {
      if (t > WINDOW && (t - WINDOW) % UPDATE == 0) {
        expected = coefficients(Arrays.copyOf(values, t));
      }
      double prediction = 0;
      for (int j = 0; j < ORDER; j++) {
        prediction += expected[j] * values[t - 1 - j];
      }
      assertEquals(prediction, predictor.predict(), 1e-9, "value " + (t - WINDOW));
      values[t] = 1.6 * values[t - 1] - 0.8 * values[t - 2] + random.nextGaussian();
      predictor.add(values[t]);
    }
  }

  @Test
  void silenceIsPredictedAsSilence() {
    LinearPredictor predictor = new LinearPredictor(ORDER, WINDOW, UPDATE);
    for (int t = 0; t < 3 * WINDOW; t++) {
      assertEquals(0, predictor.predict());
      predictor.add(0);
    }
  }
}
