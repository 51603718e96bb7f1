package org.wavenet4j.bench;

/**
 * How fast generation went.
 *
 * @param timing measured
 * @param sampleRateHz of the network
 * @param cost of a sample
 * @param threads that generated
 * @param peak of one core, measured in the same run
 */
public record GenerationSpeed(
    GenerationTiming timing, int sampleRateHz, NetworkCost cost, int threads, CorePeak peak) {
  /** Seconds of sound a second, of all streams together. */
  public double timesRealTime() {
    return timing.samplesPerSecond() / sampleRateHz;
  }

  /** Multiply-adds a second, in 10^9. */
  public double gmacPerSecond() {
    return timing.samplesPerSecond() * cost.multiplyAdds() / 1e9;
  }

  /** Share of the multiply-adds that the threads' cores could do. */
  public double fractionOfFmaPeak() {
    return gmacPerSecond() * 1e9 / (peak.multiplyAddsPerSecond() * threads);
  }

  /**
   * Share of the bytes that the threads' cores could read, if every frame read all weights once.
   * Streams that one thread runs in step share them; the threads of a single stream share the work,
   * those of several streams read all weights each. What is worked out for several frames at once
   * is read less often in truth, so that this can exceed 1.
   */
  public double fractionOfBandwidth() {
    double framesPerSecond = timing.samplesPerSecond() / timing.streams();
    int readers = timing.streams() == 1 ? 1 : threads;
    return framesPerSecond * readers * cost.weightBytes() / (peak.bytesPerSecond() * threads);
  }
}
