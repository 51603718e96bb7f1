package org.wavenet4j.run;

import java.util.SplittableRandom;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.SampleDistribution;

/** The draws of one stream. */
final class Sampler {
  private final SampleDistribution distribution;
  private final Kernels kernels;
  private final double temperature;
  private SplittableRandom random;

  Sampler(Engine engine, Sampling sampling) {
    this.distribution = engine.spec().distribution();
    this.kernels = engine.kernels();
    this.temperature = sampling.temperature();
    this.random = new SplittableRandom(sampling.seed());
  }

  /** Draws from another sequence of random numbers from now on. */
  void reseed(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Draws the next code.
   *
   * @param parameters of the distribution, from {@code offset} on; overwritten
   */
  int draw(float[] parameters, int offset) {
    double uniform = random.nextDouble();
    if (distribution instanceof Categorical categorical) {
      kernels.weigh(parameters, offset, categorical.classes(), Categorical.factor(temperature));
      return categorical.draw(parameters, offset, uniform);
    }
    return distribution.sample(parameters, offset, temperature, uniform);
  }
}
