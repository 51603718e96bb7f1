package org.wavenet4j.train.bench;

import org.wavenet4j.bench.BenchmarkNetwork;

/**
 * How fast training went.
 *
 * @param network that was trained
 * @param threads of BLAS and of our own loops
 * @param blas vendor
 * @param samplesPerSecondBest of the fastest step
 * @param samplesPerSecondMedian of the middle one
 * @param gflops of the fastest step, matrix products only
 * @param gemmPeakGflops of one large matrix product, the best in the same run
 * @param peakRssBytes largest resident memory of the process; -1 where the system does not tell
 */
public record TrainingSpeed(
    BenchmarkNetwork network,
    int threads,
    String blas,
    double samplesPerSecondBest,
    double samplesPerSecondMedian,
    double gflops,
    double gemmPeakGflops,
    long peakRssBytes) {
  /** Share of the machine's matrix product that the fastest step reached. */
  public double fractionOfGemmPeak() {
    return gflops / gemmPeakGflops;
  }
}
