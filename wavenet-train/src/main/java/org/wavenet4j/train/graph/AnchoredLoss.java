package org.wavenet4j.train.graph;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.wavenet4j.distribution.BinnedDistribution;

/**
 * The loss of parameters that are relative to an expectation, whose location and scale are labels:
 * {@link BinnedDistribution#anchor} and {@link BinnedDistribution#anchorGradient} around another
 * loss, in ND4J operations over all frames at once. In doubles, as that loss is.
 */
final class AnchoredLoss implements CodeLoss {
  private final CodeLoss absolute;
  private final long firstMean;
  private final long firstLogScale;
  private final long end;

  /**
   * An anchored loss.
   *
   * @param absolute the loss of {@code distribution}
   */
  AnchoredLoss(BinnedDistribution distribution, CodeLoss absolute) {
    this.absolute = absolute;
    this.firstMean = distribution.firstMean();
    this.firstLogScale = firstMean + distribution.means();
    this.end = firstLogScale + distribution.means();
  }

  @Override
  public double sum(
      INDArray parameters, INDArray labels, @Nullable INDArray mask, INDArray gradient) {
    INDArray anchored = parameters.castTo(DataType.DOUBLE).dup();
    INDArray scales = row(labels, SCALE_ROW);
    means(anchored).muliRowVector(scales).addiRowVector(row(labels, LOCATION_ROW));
    Matrices.rows(anchored, firstLogScale, end).addiRowVector(Transforms.log(scales, true));
    double nats = absolute.sum(anchored, Matrices.rows(labels, 0, 1), mask, anchored);
    means(anchored).muliRowVector(scales);
    gradient.assign(anchored);
    return nats;
  }

  private INDArray means(INDArray all) {
    return Matrices.rows(all, firstMean, firstLogScale);
  }

  private static INDArray row(INDArray labels, int row) {
    return labels.getRow(row).castTo(DataType.DOUBLE);
  }
}
