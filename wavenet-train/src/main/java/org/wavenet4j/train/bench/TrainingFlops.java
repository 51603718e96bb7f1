package org.wavenet4j.train.bench;

import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * Floating-point operations of training. Only matrix products count: each weight takes part in one
 * multiplication and one addition forward, and twice that backward (by the input and by the
 * weight), but for conditions that are data and have no gradient. What is told at frame rate is
 * multiplied once a feature frame.
 */
final class TrainingFlops {
  private static final int PASSES = 3;
  private static final int PASSES_OF_DATA = 2;
  private static final int MULTIPLY_AND_ADD = 2;

  private TrainingFlops() {}

  /** Of one frame of one example; a one-hot front is a table look-up and costs none. */
  static double perFrame(WaveNetSpec spec) {
    double flops = 0;
    for (TensorSpec tensor : TensorNames.of(spec)) {
      double products = (double) MULTIPLY_AND_ADD * passes(tensor.name(), spec) * tensor.length();
      boolean atFrameRate = tensor.name().startsWith("context.") || isLocal(tensor.name());
      flops += atFrameRate ? products / spec.conditioning().localHopFrames() : products;
    }
    return flops;
  }

  private static int passes(String tensor, WaveNetSpec spec) {
    if (!tensor.endsWith(".weight") || tensor.equals(TensorNames.FRONT_WEIGHT)) {
      return 0;
    }
    boolean ofData =
        spec.conditioning().context().exists()
            ? tensor.equals(TensorNames.context(0, "weight"))
            : isLocal(tensor);
    return ofData ? PASSES_OF_DATA : PASSES;
  }

  private static boolean isLocal(String tensor) {
    return tensor.endsWith("local.weight");
  }
}
