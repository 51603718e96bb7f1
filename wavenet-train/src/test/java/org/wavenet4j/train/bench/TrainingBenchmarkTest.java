package org.wavenet4j.train.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.bench.BenchmarkNetwork;

class TrainingBenchmarkTest {
  /** By hand: 3 x 2 x (20 x (2 32) (2 32) + 19 x 32 32 + 20 x 64 32 + 256 64 + 256 256). */
  @Test
  void flopsCountEveryMatrixProductThreeTimes() {
    assertEquals(1_345_536, TrainingFlops.perFrame(BenchmarkNetwork.S.trainingSpec(0)));
    assertEquals(7_397_376, TrainingFlops.perFrame(BenchmarkNetwork.M.trainingSpec(0)));
    // 20 blocks, 2 x 32 rows, 88 columns; two products of two operations each.
    assertEquals(1_345_536 + 450_560, TrainingFlops.perFrame(BenchmarkNetwork.S.trainingSpec(88)));
  }

  @Test
  void everyFigureIsMeasured() {
    List<Double> seconds = new ArrayList<>();
    TrainingSpeed speed = new TrainingBenchmark(BenchmarkNetwork.S, 64, 2, 3).run(4, seconds::add);
    assertEquals(3, seconds.size());
    assertTrue(speed.samplesPerSecondBest() >= speed.samplesPerSecondMedian());
    assertTrue(speed.samplesPerSecondMedian() > 0);
    double best = seconds.stream().mapToDouble(s -> s).min().orElseThrow();
    assertEquals(128 / best, speed.samplesPerSecondBest(), 1e-6);
    assertEquals(1_360_896e-9 * 128 / best, speed.gflops(), 1e-9 * speed.gflops() + 1e-9);
    assertTrue(speed.gemmPeakGflops() > 0);
    assertTrue(speed.threads() >= 1);
  }
}
