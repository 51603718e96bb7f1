package org.wavenet4j.train.bench;

import java.util.List;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Floating-point operations of training. Only matrix products count: each weight takes part in one
 * multiplication and one addition forward, and twice that backward (by the input and by the
 * weight).
 */
final class TrainingFlops {
  private static final int PASSES = 3;
  private static final int MULTIPLY_AND_ADD = 2;

  private TrainingFlops() {}

  /** Of one frame of one example; a one-hot front is a table look-up and costs none. */
  static double perFrame(WaveNetSpec spec) {
    List<TensorSpec> tensors = TensorNames.of(spec);
    long weights =
        tensors.stream()
            .filter(tensor -> tensor.name().endsWith(".weight"))
            .filter(tensor -> !tensor.name().equals(TensorNames.FRONT_WEIGHT))
            .mapToLong(TensorSpec::length)
            .sum();
    return (double) PASSES * MULTIPLY_AND_ADD * weights;
  }
}
