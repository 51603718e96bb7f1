package org.wavenet4j.run;

import java.util.SplittableRandom;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.distribution.BinnedDistribution;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.distribution.SampleDistribution;

/** The draws of one stream. */
final class Sampler {
  private final SampleDistribution distribution;
  private final Quantizer quantizer;
  private final Kernels kernels;
  private final double temperature;
  private final Readout readout;
  private SplittableRandom random;
  private float sound;

  /**
   * A stream's draws.
   *
   * @throws org.wavenet4j.UsageError if the network has no such readout
   */
  Sampler(Engine engine, Sampling sampling) {
    sampling.readout().check(engine.spec());
    this.distribution = engine.spec().distribution();
    this.quantizer = engine.spec().quantizer();
    this.kernels = engine.kernels();
    this.temperature = sampling.temperature();
    this.readout = sampling.readout();
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
      return heard(categorical.draw(parameters, offset, uniform));
    }
    int code = heard(distribution.sample(parameters, offset, temperature, uniform));
    if (readout == Readout.MEAN && distribution instanceof BinnedDistribution binned) {
      double mean = binned.mean(parameters, offset, temperature);
      sound = (float) Math.max(-1, Math.min(1, mean));
    }
    return code;
  }

  private int heard(int code) {
    sound = quantizer.decode(code);
    return code;
  }

  /** The amplitude that the last draw becomes, in [-1, 1]. */
  float sound() {
    return sound;
  }
}
