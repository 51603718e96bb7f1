package org.wavenet4j.bench;

import java.util.Arrays;

/**
 * What a run of blocks took.
 *
 * @param streams that ran at once
 * @param blockFrames samples of each stream in a block
 * @param blockNs wall time of each block, in their order; at least one
 * @param cpuNs time that the calling thread was on a CPU
 * @param allocatedBytes of all threads that generate
 */
public record GenerationTiming(
    int streams, int blockFrames, long[] blockNs, long cpuNs, long allocatedBytes) {
  /** Checks that there is something to tell. */
  public GenerationTiming {
    if (blockNs.length == 0) {
      throw new IllegalArgumentException("blockNs: empty, expected at least one block");
    }
  }

  /** Drawn by all streams together. */
  public long samples() {
    return (long) blockNs.length * blockFrames * streams;
  }

  /** Of all streams together, from the first block to the last. */
  public double samplesPerSecond() {
    return 1e9 * samples() / Math.max(1, Arrays.stream(blockNs).sum());
  }

  /** The same by the calling thread's time on a CPU: what other programs take is not in it. */
  public double samplesPerCpuSecond() {
    return 1e9 * samples() / Math.max(1, cpuNs);
  }

  /** Of the fastest block. */
  public double samplesPerSecondBest() {
    long least = Arrays.stream(blockNs).min().orElseThrow();
    return 1e9 * blockFrames * streams / Math.max(1, least);
  }

  /**
   * The wall time that a share of the blocks does not exceed (nearest rank).
   *
   * @param share above 0, at most 1: 0.5 is the median, 1 the slowest block
   */
  public double blockMillis(double share) {
    long[] sorted = blockNs.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }

  /** Allocated by all threads, a sample of one stream. */
  public double bytesPerSample() {
    return (double) allocatedBytes / samples();
  }
}
