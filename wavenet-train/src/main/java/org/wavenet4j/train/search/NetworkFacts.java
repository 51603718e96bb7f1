package org.wavenet4j.train.search;

import java.util.OptionalDouble;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;

/**
 * What is known of a network before it is trained.
 *
 * @param parameters its weights
 * @param receptiveFieldMs how far it hears back
 * @param timesRealTime how fast one stream is generated on this machine; empty before it is
 *     measured
 */
public record NetworkFacts(long parameters, double receptiveFieldMs, OptionalDouble timesRealTime) {
  /** Without a measurement. */
  static NetworkFacts of(WaveNetSpec spec) {
    long parameters = TensorNames.of(spec).stream().mapToLong(TensorSpec::length).sum();
    return new NetworkFacts(
        parameters, spec.receptiveField().milliseconds(), OptionalDouble.empty());
  }

  /** The same, measured. */
  NetworkFacts measured(double timesRealTime) {
    return new NetworkFacts(parameters, receptiveFieldMs, OptionalDouble.of(timesRealTime));
  }
}
