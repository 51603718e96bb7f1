package org.wavenet4j.bench;

import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Precision;

/**
 * What a sample costs: every weight of a product takes part in one multiply-add. A one-hot front is
 * the look-up of a row and costs none; global conditioning is worked out once a stream, local
 * conditioning and the context stack once a feature frame.
 *
 * @param multiplyAdds of one sample
 * @param weightBytes of those weights, without what fills up their last vectors
 */
public record NetworkCost(long multiplyAdds, long weightBytes) {
  /** The cost of a sample of that network. */
  public static NetworkCost of(WaveNetSpec spec, Precision precision) {
    long weights = 0;
    for (TensorSpec tensor : TensorNames.of(spec)) {
      if (isMultiplied(spec, tensor.name())) {
        weights += length(spec, tensor);
      }
    }
    return new NetworkCost(
        weights, weights * (precision == Precision.BF16 ? Short.BYTES : Float.BYTES));
  }

  /** Weights that a sample takes, in the mean: features are multiplied when they change. */
  private static long length(WaveNetSpec spec, TensorSpec tensor) {
    boolean atFeatureRate =
        tensor.name().endsWith("local.weight") || tensor.name().startsWith("context.");
    return atFeatureRate ? tensor.length() / spec.conditioning().localHopFrames() : tensor.length();
  }

  private static boolean isMultiplied(WaveNetSpec spec, String tensor) {
    if (tensor.equals(TensorNames.FRONT_WEIGHT)) {
      return spec.input().encoding() == InputEncoding.SCALAR;
    }
    return tensor.endsWith(".weight") && !tensor.endsWith("global.weight");
  }
}
