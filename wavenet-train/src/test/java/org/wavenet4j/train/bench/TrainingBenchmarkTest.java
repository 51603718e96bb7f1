package org.wavenet4j.train.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.bench.BenchmarkNetwork;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;

class TrainingBenchmarkTest {
  /** By hand: 3 x 2 x (20 x (2 32) (2 32) + 19 x 32 32 + 20 x 64 32 + 256 64 + 256 256). */
  @Test
  void flopsCountEveryMatrixProductThreeTimes() {
    assertEquals(1_345_536, TrainingFlops.perFrame(BenchmarkNetwork.S.trainingSpec(0)));
    assertEquals(7_397_376, TrainingFlops.perFrame(BenchmarkNetwork.M.trainingSpec(0)));
    // 20 blocks, 2 x 32 rows, 88 columns; two products of two operations each.
    assertEquals(1_345_536 + 450_560, TrainingFlops.perFrame(BenchmarkNetwork.S.trainingSpec(88)));
  }

  /** By hand: what 5 features cost as data at every sample, and what a context stack does. */
  @Test
  void flopsCountWhatIsToldAtFrameRateOnceAFeatureFrame() {
    ConditioningSpec none = ConditioningSpec.NONE;
    double untold = TrainingFlops.perFrame(network(none));
    assertEquals(
        2 * 2 * (4 * 5) / 8.0,
        TrainingFlops.perFrame(network(new ConditioningSpec(5, 8, 0))) - untold);
    ContextSpec context = new ContextSpec(3, 3, List.of(1, 2));
    ConditioningSpec told = new ConditioningSpec(LocalFeatures.GIVEN, 5, 8, context, 0);
    assertEquals(
        (2 * 2 * (3 * 3 * 5) + 3 * 2 * (3 * 3 * 3) + 3 * 2 * (4 * 3)) / 8.0,
        TrainingFlops.perFrame(network(told)) - untold,
        1e-9);
  }

  /** One block of two gate channels. */
  private static WaveNetSpec network(ConditioningSpec conditioning) {
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(InputEncoding.ONE_HOT, 1),
        List.of(new StackSpec(2, 2, 2, List.of(1))),
        1,
        1,
        new Categorical(256),
        conditioning);
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
