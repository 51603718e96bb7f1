package org.wavenet4j.train.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Java kernels against the ND4J ones, on rows around the length that is worked on at a time.
 */
class FloatKernelsTest {
  private final ElementKernels fast = new FloatKernels();
  private final ElementKernels reference = new Nd4jKernels();
  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(ints = {1, 207, RowPool.CHUNK - 1, RowPool.CHUNK, RowPool.CHUNK + 1})
  void everyKernelGivesWhatNd4jGives(int frames) {
    INDArray a = gaussian(6, frames);
    INDArray copy = a.dup();
    INDArray bias = gaussian(1, 6).reshape(6);
    INDArray z = Nd4j.create(DataType.FLOAT, 3, frames);
    INDArray zCopy = z.dup();
    reference.gate(a, bias, z);
    fast.gate(copy, bias, zCopy);
    assertClose(a, copy, 1e-6, "gate: activations");
    assertClose(z, zCopy, 1e-6, "gate: product");

    INDArray dz = gaussian(3, frames);
    copy.assign(a);
    INDArray dzCopy = dz.dup();
    reference.gateBackward(a, z, dz);
    fast.gateBackward(copy, z, dzCopy);
    assertClose(a, copy, 1e-6, "gateBackward");

    INDArray x = gaussian(5, frames);
    INDArray y = x.ulike();
    INDArray yCopy = x.ulike();
    reference.relu(x, y);
    fast.relu(x, yCopy);
    assertClose(y, yCopy, 0, "relu");
    INDArray dy = gaussian(5, frames);
    INDArray dyCopy = dy.dup();
    reference.reluBackward(y, dy);
    fast.reluBackward(y, dyCopy);
    assertClose(dy, dyCopy, 0, "reluBackward");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 207, RowPool.CHUNK - 1, RowPool.CHUNK, RowPool.CHUNK + 1})
  void rowsAreBiasedAndSummedInsideALargerMatrix(int frames) {
    INDArray large = gaussian(9, frames);
    INDArray largeCopy = large.dup();
    INDArray bias = gaussian(1, 4).reshape(4);
    INDArray rows = Matrices.rows(large, 3, 7);
    INDArray rowsCopy = Matrices.rows(largeCopy, 3, 7);
    reference.addBias(rows, bias, rows);
    fast.addBias(rowsCopy, bias, rowsCopy);
    assertClose(large, largeCopy, 1e-6, "addBias in place");
    INDArray sum = gaussian(4, frames);
    INDArray sumCopy = gaussian(4, frames);
    reference.addBias(rows, bias, sum);
    fast.addBias(rows, bias, sumCopy);
    assertClose(sum, sumCopy, 1e-6, "addBias");

    INDArray sums = gaussian(1, 4).reshape(4);
    INDArray sumsCopy = sums.dup();
    for (boolean accumulate : new boolean[] {true, false}) {
      reference.rowSums(Matrices.rows(large, 3, 7), sums, accumulate);
      fast.rowSums(Matrices.rows(large, 3, 7), sumsCopy, accumulate);
      // Up to 1025 numbers of about 4 are summed in another order; a float of 4000 is good to 2e-4.
      assertClose(sums, sumsCopy, 2e-3, "rowSums");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 207})
  void lookUpAndScatterAreTheOneHotConvolution(int frames) {
    int[] codes = random.ints(frames, 0, 11).toArray();
    for (int shift : new int[] {0, 1, 5}) {
      INDArray table = gaussian(11, 4);
      INDArray y = gaussian(4, frames);
      INDArray yCopy = y.dup();
      INDArray gradient = gaussian(11, 4);
      INDArray gradientCopy = gradient.dup();
      for (boolean accumulate : new boolean[] {true, false}) {
        reference.lookUp(codes, table, shift, y, accumulate);
        fast.lookUp(codes, table, shift, yCopy, accumulate);
        assertClose(y, yCopy, 1e-6, "lookUp");
        reference.scatter(codes, y, shift, gradient, accumulate);
        fast.scatter(codes, y, shift, gradientCopy, accumulate);
        assertClose(gradient, gradientCopy, 1e-4, "scatter");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 207, 255, 256, 257})
  void lossAndItsGradientAreThoseOfNd4j(int frames) {
    INDArray parameters = gaussian(256, frames).muli(6);
    INDArray codes = Nd4j.create(DataType.FLOAT, 1, frames);
    INDArray mask = Nd4j.create(DataType.FLOAT, frames);
    for (int t = 0; t < frames; t++) {
      codes.putScalar(t, random.nextInt(256));
      mask.putScalar(t, random.nextInt(3) == 0 ? 0 : 1);
    }
    for (INDArray selected : new INDArray[] {mask, null}) {
      INDArray expected = parameters.ulike();
      INDArray actual = parameters.dup();
      double loss = new CategoricalLoss().sum(parameters, codes, selected, expected);
      assertEquals(
          loss, new FloatCategoricalLoss().sum(actual, codes, selected, actual), 1e-5 * loss);
      assertClose(expected, actual, 5e-6, "gradient");
    }
  }

  private INDArray gaussian(int rows, int columns) {
    INDArray matrix = Nd4j.create(DataType.FLOAT, rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.putScalar(i, random.nextGaussian() * 2);
    }
    return matrix;
  }

  private static void assertClose(INDArray expected, INDArray actual, double most, String what) {
    double worst = expected.sub(actual).amaxNumber().doubleValue();
    assertTrue(
        worst <= most, () -> "%s: worst difference %g, allowed %g".formatted(what, worst, most));
  }
}
