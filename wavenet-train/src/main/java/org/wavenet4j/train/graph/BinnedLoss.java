package org.wavenet4j.train.graph;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.wavenet4j.distribution.BinnedDistribution;

/**
 * The loss of a distribution over bins, in ND4J operations over all frames at once: any data type,
 * any device. It computes in doubles whatever the network's type is: the probability of a narrow
 * bin is a difference of nearly equal numbers (ND4J's expm1 is {@code exp(x) - 1} as it reads), and
 * there are few numbers a frame.
 */
abstract class BinnedLoss implements CodeLoss {
  private final BinnedDistribution distribution;

  BinnedLoss(BinnedDistribution distribution) {
    this.distribution = distribution;
  }

  @Override
  public final double sum(
      INDArray parameters, INDArray codes, @Nullable INDArray mask, INDArray gradient) {
    INDArray derivatives = Nd4j.createUninitialized(DataType.DOUBLE, parameters.shape());
    INDArray row = codes.castTo(DataType.DOUBLE).reshape(codes.length());
    INDArray logProbs = logProbs(parameters.castTo(DataType.DOUBLE), row, derivatives);
    if (mask != null) {
      INDArray selected = mask.castTo(DataType.DOUBLE);
      derivatives.muliRowVector(selected);
      logProbs.muli(selected);
    }
    gradient.assign(derivatives.negi());
    return -logProbs.sumNumber().doubleValue();
  }

  /**
   * Logarithms of the codes' probabilities, {@code [N]}.
   *
   * @param parameters {@code [O][N]}, left as they are
   * @param codes {@code [N]}
   * @param derivatives {@code [O][N]}, written: their derivatives by the parameters
   */
  abstract INDArray logProbs(INDArray parameters, INDArray codes, INDArray derivatives);

  double halfBin() {
    return distribution.halfBin();
  }

  /** Where codes lie on the axis. */
  INDArray points(INDArray codes) {
    int last = distribution.levels() - 1;
    return codes.mul(2).subi(last).divi(last);
  }

  /** 1 for codes whose bin has a lower edge, 0 for the first. */
  static INDArray haveLowerEdge(INDArray codes) {
    return codes.gt(0).castTo(DataType.DOUBLE);
  }

  /** 1 for codes whose bin has an upper edge, 0 for the last. */
  INDArray haveUpperEdge(INDArray codes) {
    return codes.lt(distribution.levels() - 1).castTo(DataType.DOUBLE);
  }

  /** {@link BinnedDistribution#scale}. */
  INDArray scales(INDArray logScales) {
    INDArray capped = Transforms.min(logScales, BinnedDistribution.MOST_LOG_SCALE, true);
    return Transforms.exp(capped, false).addi(distribution.leastScale());
  }

  /** {@link BinnedDistribution#logScaleSlope}. */
  INDArray logScaleSlopes(INDArray logScales, INDArray scales) {
    INDArray free = logScales.lt(BinnedDistribution.MOST_LOG_SCALE).castTo(DataType.DOUBLE);
    return scales.rdiv(-distribution.leastScale()).addi(1).muli(free);
  }
}
