package org.wavenet4j.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wavenet4j.audio.MuLaw;

/** Samples a second that are encoded: preparing a corpus and priming do it for every sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MuLawBenchmark {
  private static final int SAMPLES = 4096;

  private final float[] amplitudes = new float[SAMPLES];

  /** Full-range noise from a fixed seed. */
  public MuLawBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < SAMPLES; i++) {
      amplitudes[i] = 2 * random.nextFloat() - 1;
    }
  }

  /** One run of samples, encoded; returned, so that the work is not optimized away. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public int[] encode() {
    return MuLaw.INSTANCE.encode(amplitudes);
  }
}
