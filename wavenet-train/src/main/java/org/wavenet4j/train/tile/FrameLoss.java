package org.wavenet4j.train.tile;

import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Softmax;

/** The negative log-likelihood of one frame's code, with its gradient. */
interface FrameLoss {
  /**
   * Replaces a frame's outputs by the gradient of the loss by them.
   *
   * @param scratch as long as a frame has outputs
   * @return nats
   */
  double gradient(FrameMatrix outputs, int frame, int code, float[] scratch);

  /** The loss of a distribution. */
  static FrameLoss of(SampleDistribution distribution) {
    if (distribution instanceof Categorical) {
      return (outputs, frame, code, scratch) -> Softmax.crossEntropy(outputs, frame, code);
    }
    return (outputs, frame, code, scratch) -> {
      float[] values = outputs.values();
      int row = outputs.row(frame);
      double logProb = distribution.logProbAndGradient(values, row, code, scratch, 0);
      for (int i = 0; i < outputs.channels(); i++) {
        values[row + i] = -scratch[i];
      }
      return -logProb;
    };
  }
}
