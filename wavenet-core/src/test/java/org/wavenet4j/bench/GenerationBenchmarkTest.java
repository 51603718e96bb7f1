package org.wavenet4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.notes.PianoRoll;
import org.wavenet4j.run.Backend;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.RandomModels;

class GenerationBenchmarkTest {
  private static GenerationBenchmark benchmark(WaveNetSpec spec, int threads, int streams) {
    PackedWeights weights = new PackedWeights(RandomWeights.model(spec, 1));
    Engine engine = new Engine(weights, Backend.of("scalar").kernels(), threads);
    return new GenerationBenchmark(engine, streams);
  }

  /** At 16 kHz a block is 160 samples, so 161 take two. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 1, 2", "5, 1, 2", "1, 3, 1", "2, 3, 2", "5, 3, 3"})
  void wholeBlocksAreTimedOnTheThreadsThatHaveWork(int threads, int streams, int used) {
    GenerationBenchmark benchmark = benchmark(RandomModels.tinySpec(), threads, streams);
    GenerationTiming timing = benchmark.timeSamples(0, 161);
    assertEquals(used, benchmark.threads());
    assertEquals(160, timing.blockFrames());
    assertEquals(2, timing.blockNs().length);
    assertEquals(320L * streams, timing.samples());
    assertTrue(timing.blockMillis(0.01) > 0);
  }

  @Test
  void aNetworkWithTonesIsTimedToo() {
    WaveNetSpec spec = RandomModels.tonalSpec(ContextSpec.NONE);
    assertEquals(2, benchmark(spec, 1, 1).timeSamples(0, 161).blockNs().length);
    assertEquals(2, benchmark(spec, 1, 3).timeSamples(0, 161).blockNs().length);
  }

  /** The virtual machine itself allocates a few bytes when it discards compiled code. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 3", "2, 3"})
  void generatingAllocatesNothing(int threads, int streams) {
    GenerationBenchmark benchmark = benchmark(RandomModels.tinySpec(), threads, streams);
    double least = Double.MAX_VALUE;
    for (int run = 0; run < 60 && least > 0; run++) {
      least = Math.min(least, benchmark.timeSamples(0, 3200).bytesPerSample());
    }
    assertEquals(0, least);
  }

  @Test
  void aThreadThatWasStartedCountsAndOneThatWasThereDoesNot() throws InterruptedException {
    try (Allocator before = new Allocator()) {
      ThreadMeter meter = new ThreadMeter();
      try (Allocator started = meter.metering(Allocator::new)) {
        long bytes = meter.allocatedBytes();
        before.allocate();
        assertTrue(meter.allocatedBytes() - bytes < Allocator.BYTES);
        started.allocate();
        assertTrue(meter.allocatedBytes() - bytes >= Allocator.BYTES);
      }
    }
  }

  /** A thread that allocates once and then stays. */
  private static final class Allocator implements AutoCloseable {
    static final int BYTES = 1 << 22;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile byte[] allocated = {};

    Allocator() {
      Thread thread = new Thread(this::run);
      thread.setDaemon(true);
      thread.start();
    }

    private void run() {
      try {
        asked.await();
        allocated = new byte[BYTES];
        done.countDown();
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void allocate() throws InterruptedException {
      asked.countDown();
      done.await();
      assertEquals(BYTES, allocated.length);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void networksWithConditioningAreTimedToo() {
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.SCALAR,
            4,
            new ConditioningSpec(3, 40, 2),
            new StackSpec(4, 3, 2, List.of(1, 2)));
    assertEquals(160, benchmark(spec, 1, 1).timeSamples(0, 1).samples());
    assertEquals(320, benchmark(spec, 1, 2).timeSamples(0, 1).samples());
    WaveNetSpec told =
        RandomModels.spec(
            InputEncoding.SCALAR,
            4,
            PianoRoll.conditioning(16_000, new ContextSpec(3, 3, List.of(1, 2))),
            new StackSpec(4, 3, 2, List.of(1, 2)));
    assertEquals(160, benchmark(told, 1, 1).timeSamples(0, 1).samples());
    assertEquals(320, benchmark(told, 1, 2).timeSamples(0, 1).samples());
  }

  @Test
  void theNumberOfBlocksFollowsFromTheSpeedSeen() {
    assertEquals(7, GenerationBenchmark.blocks(0.5, 13));
    assertEquals(1, GenerationBenchmark.blocks(0.5, 0.01));
    assertEquals(1 << 24, GenerationBenchmark.blocks(1e5, 1e6));
    GenerationBenchmark benchmark = benchmark(RandomModels.tinySpec(), 1, 1);
    assertEquals(1, benchmark.timeFor(0, 1e-9).blockNs().length);
  }

  @Test
  void wrongCallsAreNamed() {
    assertEquals(
        "streams: 65, expected 1 to 64",
        assertThrows(UsageError.class, () -> benchmark(RandomModels.tinySpec(), 1, 65))
            .getMessage());
    GenerationBenchmark benchmark = benchmark(RandomModels.tinySpec(), 1, 1);
    assertEquals(
        "samples: 0, expected 1 to 2684354560",
        assertThrows(UsageError.class, () -> benchmark.timeSamples(0, 0)).getMessage());
  }
}
