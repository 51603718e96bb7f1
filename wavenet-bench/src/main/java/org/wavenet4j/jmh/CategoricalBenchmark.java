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
import org.wavenet4j.distribution.Categorical;

/**
 * Codes a second that are drawn from 256 logits: a ceiling on the speed of generation, whatever the
 * network costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CategoricalBenchmark {
  private static final int CLASSES = 256;
  private static final int DRAWS = 64;

  private final Categorical distribution = new Categorical(CLASSES);
  private final float[] logits = new float[DRAWS * CLASSES]; // [DRAWS][CLASSES]
  private final double[] uniforms = new double[DRAWS];
  private final float[] drawnFrom = new float[CLASSES]; // a draw overwrites its logits

  /** Logits as spread as a trained network's, and one uniform number a draw, from a fixed seed. */
  public CategoricalBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (3 * random.nextGaussian());
    }
    for (int i = 0; i < DRAWS; i++) {
      uniforms[i] = random.nextDouble();
    }
  }

  /** A run of draws; their sum is returned, so that the work is not optimized away. */
  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public int sample() {
    int sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      System.arraycopy(logits, i * CLASSES, drawnFrom, 0, CLASSES);
      sum += distribution.sample(drawnFrom, 0, 1, uniforms[i]);
    }
    return sum;
  }
}
