package org.wavenet4j.train.graph;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.wavenet4j.distribution.Axis;
import org.wavenet4j.distribution.BinnedDistribution;

/**
 * The loss of a distribution over bins, in ND4J operations over all frames at once: any data type,
 * any device. It computes in doubles whatever the network's type is: the probability of a narrow
 * bin is a difference of nearly equal numbers (ND4J's expm1 is {@code exp(x) - 1} as it reads), and
 * there are few numbers a frame.
 */
abstract class BinnedLoss implements CodeLoss {
  /** Of the outermost bins, for formulas that a factor of 0 takes out. */
  private static final double OPEN_BIN = 1;

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

  /**
   * Where bins begin, {@code [N]}; the first one, which has no beginning, a little before its end.
   */
  INDArray lowerEdges(INDArray codes) {
    Axis axis = distribution.axis();
    return each(codes, code -> code > 0 ? axis.lowerEdge(code) : axis.upperEdge(0) - OPEN_BIN);
  }

  /** Where bins end, {@code [N]}; the last one, which has no end, a little behind its beginning. */
  INDArray upperEdges(INDArray codes) {
    Axis axis = distribution.axis();
    int last = axis.levels() - 1;
    return each(
        codes, code -> code < last ? axis.upperEdge(code) : axis.lowerEdge(last) + OPEN_BIN);
  }

  private static INDArray each(INDArray codes, IntToDoubleFunction edge) {
    return Nd4j.createFromArray(IntStream.of(codes.toIntVector()).mapToDouble(edge).toArray());
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
    return Transforms.exp(capped, false).addi(distribution.axis().leastScale());
  }

  /** {@link BinnedDistribution#logScaleSlope}. */
  INDArray logScaleSlopes(INDArray logScales, INDArray scales) {
    INDArray free = logScales.lt(BinnedDistribution.MOST_LOG_SCALE).castTo(DataType.DOUBLE);
    return scales.rdiv(-distribution.axis().leastScale()).addi(1).muli(free);
  }
}
