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
import org.wavenet4j.vector.Elements;
import org.wavenet4j.vector.Exponential;

/**
 * Codes a second that are drawn from 256 logits: a ceiling on the speed of generation, whatever the
 * network costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CategoricalBenchmark {
  private static final int CLASSES = 256;
  private static final int DRAWS = 64;

  private final Categorical distribution = new Categorical(CLASSES);
  private final float[] logits = new float[DRAWS * CLASSES]; // [DRAWS][CLASSES]
  private final float[] weights = new float[DRAWS * CLASSES]; // [DRAWS][CLASSES], of the softmax
  private final double[] uniforms = new double[DRAWS];
  private final float[] drawnFrom = new float[CLASSES]; // weighing overwrites its logits

  /** Logits as spread as a trained network's, and one uniform number a draw, from a fixed seed. */
  public CategoricalBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (3 * random.nextGaussian());
    }
    System.arraycopy(logits, 0, weights, 0, logits.length);
    for (int i = 0; i < DRAWS; i++) {
      uniforms[i] = random.nextDouble();
      Exponential.weigh(weights, i * CLASSES, CLASSES, 1);
    }
  }

  /** From logits to codes as generation does it; their sum is returned, so that all are needed. */
  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public int vectorWeighAndDraw() {
    int sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      System.arraycopy(logits, i * CLASSES, drawnFrom, 0, CLASSES);
      Elements.weigh(drawnFrom, 0, CLASSES, 1);
      sum += distribution.draw(drawnFrom, 0, uniforms[i]);
    }
    return sum;
  }

  /** The same without the Vector API. */
  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public int scalarWeighAndDraw() {
    int sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      System.arraycopy(logits, i * CLASSES, drawnFrom, 0, CLASSES);
      sum += distribution.sample(drawnFrom, 0, 1, uniforms[i]);
    }
    return sum;
  }

  /** The exponentials of the softmax alone, in the Vector API. */
  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public float vectorWeigh() {
    float sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      System.arraycopy(logits, i * CLASSES, drawnFrom, 0, CLASSES);
      Elements.weigh(drawnFrom, 0, CLASSES, 1);
      sum += drawnFrom[i];
    }
    return sum;
  }

  /** The draw alone. */
  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public int draw() {
    int sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += distribution.draw(weights, i * CLASSES, uniforms[i]);
    }
    return sum;
  }
}
