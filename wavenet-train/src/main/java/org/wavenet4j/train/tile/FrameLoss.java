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
   * @return nats
   */
  double gradient(FrameMatrix outputs, int frame, int code);

  /** The loss of a distribution. */
  static FrameLoss of(SampleDistribution distribution) {
    if (distribution instanceof Categorical) {
      return Softmax::crossEntropy;
    }
    throw new IllegalArgumentException("distribution: " + distribution.label());
  }
}
