package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;

/** The losses in ND4J operations against the distributions' own code, frame by frame. */
class BinnedLossTest {
  private static final int FRAMES = 40;

  record Case(SampleDistribution distribution, double logScale) {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int levels : new int[] {2, 256, 1 << 16}) {
      for (double logScale : new double[] {-30, -9, -4, -1, 4.5}) {
        cases.add(new Case(new MixtureOfLogistics(1, levels), logScale));
        cases.add(new Case(new MixtureOfLogistics(4, levels), logScale));
        cases.add(new Case(new Gaussian(levels), logScale));
      }
    }
    return cases;
  }

  /** Means on the axis and beyond, scales around the case's. */
  private static INDArray parameters(Case c, DataType type) {
    Random random = new Random(3);
    int count = c.distribution().parameterCount();
    INDArray parameters = Nd4j.create(type, count, FRAMES);
    for (int o = 0; o < count; o++) {
      boolean isScale = count == 2 ? o == 1 : o >= 2 * count / 3;
      for (int t = 0; t < FRAMES; t++) {
        double value = (isScale ? c.logScale() : 0) + 0.7 * random.nextGaussian();
        parameters.putScalar(o, t, (float) value);
      }
    }
    return parameters;
  }

  private static INDArray codes(int levels, DataType type) {
    Random random = new Random(4);
    INDArray codes = Nd4j.create(type, 1, FRAMES);
    for (int t = 0; t < FRAMES; t++) {
      int code = t < 3 ? 0 : t < 6 ? levels - 1 : random.nextInt(levels);
      codes.putScalar(0, t, code);
    }
    return codes;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossAndGradientEqualTheDistributionsOwn(Case c) {
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      INDArray parameters = parameters(c, type);
      INDArray codes = codes(c.distribution().levels(), type);
      INDArray gradient = parameters.dup(); // As the head has it: one array for both.
      double actual = CodeLoss.of(c.distribution()).sum(gradient, codes, null, gradient);
      assertEquals(expectedLoss(c, parameters, codes, gradient), actual, 1e-8 * Math.abs(actual));
      assertEquals(type, gradient.dataType());
    }
  }

  /** Checks each frame's gradient on the way. */
  private static double expectedLoss(
      Case c, INDArray parameters, INDArray codes, INDArray gradient) {
    int count = c.distribution().parameterCount();
    double sum = 0;
    for (int t = 0; t < FRAMES; t++) {
      float[] expected = new float[count];
      sum -=
          c.distribution()
              .logProbAndGradient(
                  parameters.getColumn(t).toFloatVector(), 0, codes.getInt(0, t), expected, 0);
      for (int o = 0; o < count; o++) {
        double tolerance = 1e-6 * Math.abs(expected[o]) + 1e-7;
        assertEquals(
            -expected[o], gradient.getDouble(o, t), tolerance, "frame " + t + ", parameter " + o);
      }
    }
    return sum;
  }

  @Test
  void framesThatTheMaskLeavesOutCostNothingAndHaveNoGradient() {
    for (SampleDistribution distribution :
        List.of(new MixtureOfLogistics(2, 256), new Gaussian(256))) {
      Case c = new Case(distribution, -3);
      INDArray parameters = parameters(c, DataType.FLOAT);
      INDArray codes = codes(256, DataType.FLOAT);
      INDArray mask = Nd4j.zeros(DataType.FLOAT, FRAMES);
      mask.putScalar(7, 1);
      mask.putScalar(20, 1);
      INDArray gradient = Nd4j.ones(DataType.FLOAT, parameters.shape());
      double loss = CodeLoss.of(distribution).sum(parameters, codes, mask, gradient);
      double expected = 0;
      for (int t : new int[] {7, 20}) {
        float[] column = parameters.getColumn(t).toFloatVector();
        expected -= distribution.logProb(column, 0, codes.getInt(0, t));
      }
      assertEquals(expected, loss, 1e-9 * expected);
      for (int t = 0; t < FRAMES; t++) {
        boolean selected = t == 7 || t == 20;
        double size = gradient.getColumn(t).amaxNumber().doubleValue();
        assertTrue(selected == size > 0, "frame " + t + ": " + size);
      }
    }
  }
}
