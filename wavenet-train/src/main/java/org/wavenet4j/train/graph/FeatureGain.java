package org.wavenet4j.train.graph;

import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.TensorNames;

/**
 * What {@link InitialWeights} multiplies the variance 1 / fan-in by where local features go in, so
 * that the blocks are told values of about 1 from the start, beside past samples that begin at 1.
 *
 * <p>Features are taken to have a mean square of 1 each, unless they are notes: a piano roll is 0
 * but for the level, 1, and about seven keys, the squares of whose velocities add up to about 1
 * too. If all of its 177 channels counted as inputs, a tenth of an activation would be left for the
 * notes. So its fan-in is what is on.
 *
 * <p>A context stack's rectifiers leave {@code (1 + 0.2^2) / 2} of a mean square, which the
 * products before them make up for (He et al. 2015, section 2.2, arXiv:1502.01852); the last layer
 * has none.
 */
final class FeatureGain {
  /** The sum of a piano roll's squares in a frame with notes: the level's, and the keys'. */
  private static final double NOTES_SQUARES = 2;

  private static final double LEAKY_GAIN = 2 / (1 + ContextSpec.LEAK * ContextSpec.LEAK);

  private final ConditioningSpec conditioning;

  FeatureGain(ConditioningSpec conditioning) {
    this.conditioning = conditioning;
  }

  /** The factor; 1 for tensors that have nothing to do with features. */
  double of(String tensor) {
    double gain = isBeforeRectifier(tensor) ? LEAKY_GAIN : 1;
    boolean sparse = conditioning.localFeatures() == LocalFeatures.NOTES && readsFeatures(tensor);
    return sparse ? gain * conditioning.localChannels() / NOTES_SQUARES : gain;
  }

  private boolean readsFeatures(String tensor) {
    return conditioning.context().exists()
        ? tensor.equals(TensorNames.context(0, "weight"))
        : tensor.endsWith(".local.weight");
  }

  private boolean isBeforeRectifier(String tensor) {
    for (int i = 0; i < conditioning.context().layers() - 1; i++) {
      if (tensor.equals(TensorNames.context(i, "weight"))) {
        return true;
      }
    }
    return false;
  }
}
