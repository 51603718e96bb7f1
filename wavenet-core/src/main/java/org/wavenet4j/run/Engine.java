package org.wavenet4j.run;

import org.wavenet4j.model.Model;
import org.wavenet4j.model.WaveNetSpec;

/**
 * A network ready to run: shared by any number of streams.
 *
 * @param weights packed
 * @param kernels that work on them
 * @param threads that a generator may use, 1 or more; more than it has use for change nothing
 */
public record Engine(PackedWeights weights, Kernels kernels, int threads) {
  /** Checks the number of threads. */
  public Engine {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected at least 1");
    }
  }

  /** A stream is run by the thread that asks for it. */
  public Engine(PackedWeights weights, Kernels kernels) {
    this(weights, kernels, 1);
  }

  /** The weights as they are, on one thread, with the fastest kernels that this JVM has. */
  public static Engine of(Model model) {
    return new Engine(new PackedWeights(model), Backend.best().kernels());
  }

  /** The network that runs. */
  public WaveNetSpec spec() {
    return weights.spec();
  }
}
