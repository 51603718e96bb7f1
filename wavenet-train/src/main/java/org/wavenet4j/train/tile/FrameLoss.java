package org.wavenet4j.train.tile;

import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Softmax;

/** The negative log-likelihood of one frame's code, with its gradient. */
interface FrameLoss {
  /**
   * Replaces a frame's outputs by the gradient of the loss by them.
   *
   * @param targets what the outputs are measured by, in its frame {@code target}
   * @param scratch as long as a frame has outputs
   * @return nats
   */
  double gradient(FrameMatrix outputs, int frame, HeadMemory targets, int target, float[] scratch);

  /** The loss of a network's outputs. */
  static FrameLoss of(WaveNetSpec spec) {
    SampleDistribution distribution = spec.distribution();
    if (distribution instanceof Categorical) {
      return (outputs, frame, targets, target, scratch) ->
          Softmax.crossEntropy(outputs, frame, targets.codes()[target]);
    }
    FrameLoss absolute =
        (outputs, frame, targets, target, scratch) ->
            -replace(outputs, frame, distribution, targets.codes()[target], scratch);
    return spec.prediction().isPresent()
        ? anchored((BinnedDistribution) distribution, absolute)
        : absolute;
  }

  private static double replace(
      FrameMatrix outputs, int frame, SampleDistribution distribution, int code, float[] scratch) {
    float[] values = outputs.values();
    int row = outputs.row(frame);
    double logProb = distribution.logProbAndGradient(values, row, code, scratch, 0);
    for (int i = 0; i < outputs.channels(); i++) {
      values[row + i] = -scratch[i];
    }
    return logProb;
  }

  /** The loss of outputs that are relative to the targets' locations and scales. */
  private static FrameLoss anchored(BinnedDistribution distribution, FrameLoss absolute) {
    return (outputs, frame, targets, target, scratch) -> {
      float[] values = outputs.values();
      int row = outputs.row(frame);
      float scale = targets.scales()[target];
      distribution.anchor(values, row, targets.locations()[target], scale);
      double nats = absolute.gradient(outputs, frame, targets, target, scratch);
      distribution.anchorGradient(values, row, scale);
      return nats;
    };
  }
}
