package org.wavenet4j.cli;

import org.wavenet4j.run.Sampling;
import picocli.CommandLine.Option;

/** How samples are drawn. */
final class SamplingOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Same model, same seed: same sound (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1.0",
      description = "1 draws as the model says, less what is likelier (default: ${DEFAULT-VALUE}).")
  private double temperature = 1;

  long seed() {
    return seed;
  }

  /**
   * As asked for.
   *
   * @throws org.wavenet4j.UsageError if the temperature is none
   */
  Sampling sampling() {
    return new Sampling(seed, temperature);
  }
}
