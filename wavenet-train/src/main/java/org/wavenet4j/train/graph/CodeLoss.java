package org.wavenet4j.train.graph;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.Gaussian;
import org.wavenet4j.distribution.MixtureOfLogistics;
import org.wavenet4j.distribution.SampleDistribution;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The negative log-likelihood of codes under a distribution, with its gradient, for one example.
 */
interface CodeLoss {
  /** Row of the labels that holds where a sample is expected. */
  int LOCATION_ROW = 1;

  /** Row of the labels that holds the deviation that it is expected to have from there. */
  int SCALE_ROW = 2;

  /** The loss of a network's outputs. */
  static CodeLoss of(WaveNetSpec spec) {
    CodeLoss loss = of(spec.distribution());
    return spec.prediction().isPresent()
        ? new AnchoredLoss((BinnedDistribution) spec.distribution(), loss)
        : loss;
  }

  /** The loss of a distribution's parameters. */
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
   * @param labels {@code [1][N]} codes; where outputs are relative to a prediction {@code [3][N]}:
   *     code, location, scale, which is above 0 in the selected frames
   * @param mask {@code [N]}, 1 or 0; null selects every frame
   * @param gradient {@code [O][N]}, written: the gradient by {@code parameters}; 0 in frames that
   *     are not selected
   * @return nats
   */
  double sum(INDArray parameters, INDArray labels, @Nullable INDArray mask, INDArray gradient);
}
