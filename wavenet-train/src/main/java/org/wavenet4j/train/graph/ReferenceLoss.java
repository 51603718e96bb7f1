package org.wavenet4j.train.graph;

import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.SameDiffLoss;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.CodeAxis;
import org.wavenet4j.distribution.MixtureOfLogistics;

/**
 * The negative logarithm of a bin's probability as its definition reads, a difference of
 * distribution functions, with SameDiff's own derivatives: the oracle that {@link BinnedLoss} is
 * tested against. It holds for moderate parameters in double precision only, where nothing cancels.
 */
final class ReferenceLoss extends SameDiffLoss {
  private static final long serialVersionUID = 1L;

  private final transient BinnedDistribution distribution;

  ReferenceLoss(BinnedDistribution distribution) {
    this.distribution = distribution;
  }

  /**
   * Of parameters {@code [frame][O]} and codes, repeated, {@code [frame][O]}. Over amplitudes two
   * more columns are the edges of the codes' bins; open ones may be any numbers.
   */
  @Override
  public SDVariable defineLoss(SameDiff sd, SDVariable parameters, SDVariable labels) {
    SDVariable codes = columns(labels, 0, 1);
    if (distribution instanceof MixtureOfLogistics mixture) {
      int components = mixture.components();
      SDVariable weights = sd.nn.softmax(columns(parameters, 0, components), 1);
      SDVariable means = columns(parameters, components, 2 * components);
      SDVariable scales = scales(sd, columns(parameters, 2 * components, 3 * components));
      SDVariable to = sd.nn.sigmoid(upperEdges(parameters, codes).sub(means).div(scales));
      SDVariable from = sd.nn.sigmoid(lowerEdges(parameters, codes).sub(means).div(scales));
      SDVariable bins = closed(codes, from, to);
      return sd.math.log(sd.sum(weights.mul(bins), true, 1)).neg();
    }
    SDVariable means = columns(parameters, 0, 1);
    SDVariable scales = scales(sd, columns(parameters, 1, 2));
    SDVariable to = normal(sd, upperEdges(parameters, codes).sub(means).div(scales));
    SDVariable from = normal(sd, lowerEdges(parameters, codes).sub(means).div(scales));
    return sd.math.log(closed(codes, from, to)).neg();
  }

  private static SDVariable columns(SDVariable all, int from, int to) {
    return all.get(SDIndex.all(), SDIndex.interval(from, to));
  }

  private static SDVariable normal(SameDiff sd, SDVariable x) {
    return sd.math.erf(x.div(Math.sqrt(2))).add(1).mul(0.5);
  }

  private SDVariable scales(SameDiff sd, SDVariable logScales) {
    return sd.math.exp(logScales).add(distribution.axis().leastScale());
  }

  private SDVariable upperEdges(SDVariable parameters, SDVariable codes) {
    int last = distribution.levels() - 1;
    return distribution.axis() instanceof CodeAxis
        ? codes.mul(2).sub(last).add(1).div(last)
        : columns(parameters, distribution.parameterCount() + 1, distribution.parameterCount() + 2);
  }

  private SDVariable lowerEdges(SDVariable parameters, SDVariable codes) {
    return distribution.axis() instanceof CodeAxis
        ? upperEdges(parameters, codes).sub(2.0 / (distribution.levels() - 1))
        : columns(parameters, distribution.parameterCount(), distribution.parameterCount() + 1);
  }

  /** The part between two distribution functions, where the outermost bins take the tails. */
  private SDVariable closed(SDVariable codes, SDVariable from, SDVariable to) {
    SDVariable isLast = codes.gte(distribution.levels() - 1).castTo(DataType.DOUBLE);
    SDVariable isNotFirst = codes.gt(0).castTo(DataType.DOUBLE);
    SDVariable upper = to.mul(isLast.rsub(1)).add(isLast);
    return upper.sub(from.mul(isNotFirst));
  }
}
