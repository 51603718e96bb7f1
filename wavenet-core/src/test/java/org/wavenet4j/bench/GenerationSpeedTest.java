package org.wavenet4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GenerationSpeedTest {
  private static final long[] BLOCK_NS = {3_000_000, 1_000_000, 2_000_000, 4_000_000};
  private static final double CLOSE = 1e-9;

  /** 4 blocks of 10 samples of each stream in 10 ms, 5 ms of them on a CPU. */
  private static GenerationTiming timing(int streams) {
    return new GenerationTiming(streams, 10, BLOCK_NS, 5_000_000, 160);
  }

  private static GenerationSpeed speed(int streams, int threads) {
    NetworkCost cost = new NetworkCost(1000, 4000);
    return new GenerationSpeed(timing(streams), 4000, cost, threads, new CorePeak(1e7, 1e8));
  }

  @Test
  void samplesOfAllStreamsCount() {
    assertEquals(80, timing(2).samples());
    assertEquals(8000, timing(2).samplesPerSecond(), CLOSE);
    assertEquals(16_000, timing(2).samplesPerCpuSecond(), CLOSE);
    assertEquals(20_000, timing(2).samplesPerSecondBest(), CLOSE);
    assertEquals(2, timing(2).bytesPerSample(), CLOSE);
    assertEquals(2, speed(2, 1).timesRealTime(), CLOSE);
  }

  @Test
  void aShareOfTheBlocksIsNotSlowerThanItsQuantile() {
    assertEquals(1, timing(1).blockMillis(0.25), CLOSE);
    assertEquals(2, timing(1).blockMillis(0.5), CLOSE);
    assertEquals(3, timing(1).blockMillis(0.51), CLOSE);
    assertEquals(4, timing(1).blockMillis(0.99), CLOSE);
    assertEquals(4, timing(1).blockMillis(1), CLOSE);
    assertEquals(3_000_000, BLOCK_NS[0], "sorting is not the caller's business");
  }

  @Test
  void theFmaPeakIsThatOfAllThreads() {
    assertEquals(0.008, speed(2, 1).gmacPerSecond(), CLOSE);
    assertEquals(0.8, speed(2, 1).fractionOfFmaPeak(), CLOSE);
    assertEquals(0.4, speed(2, 2).fractionOfFmaPeak(), CLOSE);
  }

  /** 4000 frames a second of 4000 bytes, 16 MB; a core reads 100 MB. */
  @Test
  void streamsOfAThreadShareItsReadingAndThreadsOfAStreamTheStreams() {
    assertEquals(0.16, speed(1, 1).fractionOfBandwidth(), CLOSE);
    assertEquals(0.08, speed(1, 2).fractionOfBandwidth(), CLOSE);
    assertEquals(0.16, speed(2, 1).fractionOfBandwidth(), CLOSE);
    assertEquals(0.16, speed(2, 2).fractionOfBandwidth(), CLOSE);
  }

  @Test
  void ofTwoMeasuredPeaksTheHigherCounts() {
    assertEquals(new CorePeak(3, 5), new CorePeak(3, 4).or(new CorePeak(2, 5)));
  }

  @Test
  void whatIsNotKnownHasNoShare() {
    GenerationSpeed speed =
        new GenerationSpeed(
            timing(1), 4000, new NetworkCost(1, 1), 1, new CorePeak(Double.NaN, Double.NaN));
    assertTrue(Double.isNaN(speed.fractionOfFmaPeak()));
    assertTrue(Double.isNaN(speed.fractionOfBandwidth()));
  }

  @Test
  void nothingTimedIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new GenerationTiming(1, 10, new long[0], 0, 0));
  }
}
