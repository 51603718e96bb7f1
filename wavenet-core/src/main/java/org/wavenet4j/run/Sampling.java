package org.wavenet4j.run;

import org.wavenet4j.UsageError;

/**
 * How samples are drawn, and what of them is sound.
 *
 * @param seed same model, same seed: same sound
 * @param temperature above 0; 1 draws from the distribution itself, less from its likelier part
 * @param readout what becomes sound; the draws are the same whatever it is
 */
public record Sampling(long seed, double temperature, Readout readout) {
  /** Checks the temperature. */
  public Sampling {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new UsageError("temperature: " + temperature + ", expected above 0, usually 0.8 to 1");
    }
  }

  /** Drawn samples are the sound. */
  public Sampling(long seed, double temperature) {
    this(seed, temperature, Readout.DRAWN);
  }
}
