package org.wavenet4j.train.search;

import org.wavenet4j.bench.GenerationBenchmark;
import org.wavenet4j.bench.RandomWeights;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Engine;

/** Tells how fast a network will generate, which does not depend on what it has learned. */
public interface SpeedMeter {
  /** Seconds of sound a second, of one stream. */
  double timesRealTime(WaveNetSpec spec);

  /**
   * Measured on this machine with random weights, in about a second, by time on a CPU: what other
   * programs take meanwhile must refuse nobody. Java is started for training here; as it is started
   * to generate it can be a little faster.
   */
  static SpeedMeter ofThisMachine() {
    double warmUpSeconds = 0.4;
    double seconds = 0.4;
    return spec -> {
      Engine engine = Engine.of(RandomWeights.model(spec, 1));
      return new GenerationBenchmark(engine, 1)
              .timeFor(warmUpSeconds, seconds)
              .samplesPerCpuSecond()
          / spec.sampleRateHz();
    };
  }
}
