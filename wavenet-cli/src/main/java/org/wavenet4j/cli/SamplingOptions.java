package org.wavenet4j.cli;

import org.jspecify.annotations.Nullable;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Readout;
import org.wavenet4j.run.Sampling;
import picocli.CommandLine.Option;

/** How samples are drawn, and what of them is sound. */
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

  @Option(
      names = "--readout",
      paramLabel = "drawn|mean",
      description =
          "What becomes sound: the drawn samples, or the mean of the distribution that each is drawn"
              + " from, without the hiss of draws and codes (default: mean with models that know"
              + " tones, else drawn).")
  private @Nullable Readout readout;

  long seed() {
    return seed;
  }

  /**
   * As asked for.
   *
   * @param spec of the network that is sampled
   * @throws org.wavenet4j.UsageError if the temperature is none
   */
  Sampling sampling(WaveNetSpec spec) {
    Readout asked = readout == null ? Readout.usualFor(spec) : readout;
    return Where.option("--temperature", () -> new Sampling(seed, temperature, asked));
  }
}
