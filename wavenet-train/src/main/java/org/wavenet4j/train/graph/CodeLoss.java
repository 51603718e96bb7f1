package org.wavenet4j.train.graph;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;

/**
 * The negative log-likelihood of codes under a distribution, with its gradient, for one example.
 */
interface CodeLoss {
  /** The loss of a distribution. */
  static CodeLoss of(SampleDistribution distribution) {
    if (distribution instanceof Categorical) {
      return new CategoricalLoss();
    }
    return distribution instanceof MixtureOfLogistics mixture
        ? new MixtureLoss(mixture)
        : new GaussianLoss((Gaussian) distribution);
  }

  /**
   * Sums the loss over the frames that the mask selects.
   *
   * @param parameters {@code [O][N]}, the network's output
   * @param codes {@code [1][N]}
   * @param mask {@code [N]}, 1 or 0; null selects every frame
   * @param gradient {@code [O][N]}, written: the gradient by {@code parameters}; 0 in frames that
   *     are not selected
   * @return nats
   */
  double sum(INDArray parameters, INDArray codes, @Nullable INDArray mask, INDArray gradient);
}
