package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erfc;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.wavenet4j.distribution.Gaussian;

/**
 * {@link Gaussian}, which is the plain form: probabilities of bins as differences of {@code density
 * times Mills ratio}, which hold in the farthest tails.
 */
final class GaussianLoss extends BinnedLoss {
  private static final double LOG_SQRT_2_PI = 0.5 * Math.log(2 * Math.PI);

  /** Stands for infinity, in standard deviations: finite, so that 0 times it is 0. */
  private static final double OPEN = 1e8;

  /** Keeps the logarithm finite that is not chosen. */
  private static final double TINY = 1e-300;

  GaussianLoss(Gaussian distribution) {
    super(distribution);
  }

  @Override
  INDArray logProbs(INDArray parameters, INDArray codes, INDArray derivatives) {
    INDArray logScales = parameters.getRow(1);
    INDArray scales = scales(logScales);
    INDArray from = lowerEdges(codes).subi(parameters.getRow(0)).divi(scales);
    INDArray to = upperEdges(codes).subi(parameters.getRow(0)).divi(scales);
    from = chosen(haveLowerEdge(codes), from, Transforms.min(to, 0, true).muli(2).subi(OPEN));
    to = chosen(haveUpperEdge(codes), to, Transforms.max(from, 0, true).muli(2).addi(OPEN));

    INDArray logProbs = logProbabilities(from, to);
    INDArray atFrom = Transforms.exp(logDensities(from).subi(logProbs), false);
    INDArray atTo = Transforms.exp(logDensities(to).subi(logProbs), false);
    derivatives.getRow(0).assign(atFrom.sub(atTo).divi(scales));
    derivatives
        .getRow(1)
        .assign(from.muli(atFrom).subi(to.muli(atTo)).muli(logScaleSlopes(logScales, scales)));
    return logProbs;
  }

  /** {@code yes} where {@code condition} is 1, {@code no} where it is 0. */
  private static INDArray chosen(INDArray condition, INDArray yes, INDArray no) {
    return yes.mul(condition).addi(condition.rsub(1).muli(no));
  }

  private static INDArray logDensities(INDArray x) {
    return x.mul(x).muli(-0.5).subi(LOG_SQRT_2_PI);
  }

  /** Logarithm of the probability between two edges, mirrored to lie mostly above the mean. */
  private static INDArray logProbabilities(INDArray from, INDArray to) {
    INDArray above = from.add(to).gt(0).castTo(DataType.DOUBLE);
    INDArray near = chosen(above, from, to.neg());
    INDArray far = chosen(above, to, from.neg());
    INDArray size = Transforms.abs(near, true);
    INDArray ratioNear = millsRatios(size);
    INDArray ratioFar = millsRatios(far);

    INDArray decay = Transforms.exp(far.sub(near).muli(far.add(near)).muli(-0.5), false);
    INDArray tail = Transforms.max(ratioNear.sub(decay.muli(ratioFar)), TINY, false);
    INDArray beside = Transforms.log(tail, false).addi(logDensities(size));

    INDArray outside = Transforms.exp(logDensities(size), false).muli(ratioNear);
    outside.addi(Transforms.exp(logDensities(far), false).muli(ratioFar));
    INDArray around = Transforms.log(outside.rsubi(1), false);
    return chosen(near.lt(0).castTo(DataType.DOUBLE), around, beside);
  }

  /** From here on the continued fraction of so many terms is as exact as a double. */
  private static final double FRACTION_FROM = 4;

  private static final int FRACTION_TERMS = 25;

  /**
   * {@code (1 - Phi(x)) / phi(x)} for x from 0: by the complementary error function near 0, by
   * Laplace's continued fraction far from it (Abramowitz and Stegun 1964, 26.2.14).
   */
  private static INDArray millsRatios(INDArray x) {
    INDArray small = Transforms.min(x, FRACTION_FROM, true);
    INDArray erfc = small.div(Math.sqrt(2));
    Nd4j.exec(new Erfc(erfc, erfc));
    INDArray near = Transforms.exp(small.muli(small).muli(0.5), false).muli(erfc);
    near.muli(Math.sqrt(Math.PI / 2));

    INDArray large = Transforms.max(x, FRACTION_FROM, true);
    INDArray fraction = large.dup();
    for (int i = FRACTION_TERMS; i > 0; i--) {
      fraction.rdivi(i).addi(large);
    }
    INDArray isFar = x.gt(FRACTION_FROM).castTo(DataType.DOUBLE);
    return chosen(isFar, fraction.rdivi(1), near);
  }
}
