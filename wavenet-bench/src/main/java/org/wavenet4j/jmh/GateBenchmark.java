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
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.GatedActivation;
import org.wavenet4j.vector.Tanh;

/**
 * Gated activations a second: the Vector API's loop over frames against plain loops over long
 * arrays, which the JIT compiler turns into vector code by itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GateBenchmark {
  private static final int FRAMES = 128;
  private static final int GATES = 64;
  private static final int COUNT = FRAMES * GATES;

  private final FrameMatrix sums = new FrameMatrix(FRAMES, 2 * GATES);
  private final FrameMatrix a = new FrameMatrix(FRAMES, 2 * GATES);
  private final FrameMatrix z = new FrameMatrix(FRAMES, GATES);
  private final float[] filter = new float[COUNT];
  private final float[] gate = new float[COUNT];
  private final float[] product = new float[COUNT];

  /** Sums as a trained network has them, from a fixed seed. */
  public GateBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < 2 * COUNT; i++) {
      sums.values()[sums.row(0) + i] = (float) random.nextGaussian();
    }
  }

  /** In the Vector API, as generation has it. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public FrameMatrix vectors() {
    GatedActivation.apply(sums.values(), sums.row(0), z.values(), z.row(0), GATES, FRAMES);
    return z;
  }

  /** In the Vector API, as training has it: what the gradient needs is kept. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public FrameMatrix vectorsForGradients() {
    System.arraycopy(sums.values(), 0, a.values(), 0, sums.values().length);
    GatedActivation.forward(a, 0, z, 0, FRAMES);
    return z;
  }

  /** In loops that are easiest for the compiler: one array each, no frames. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public float[] plainLoops() {
    System.arraycopy(sums.values(), sums.row(0), filter, 0, COUNT);
    System.arraycopy(sums.values(), sums.row(0) + COUNT, gate, 0, COUNT);
    for (int i = 0; i < COUNT; i++) {
      filter[i] = Tanh.of(filter[i]);
    }
    for (int i = 0; i < COUNT; i++) {
      gate[i] = Tanh.of(gate[i] * 0.5f);
    }
    for (int i = 0; i < COUNT; i++) {
      float sigmoid = 0.5f + 0.5f * gate[i];
      gate[i] = sigmoid;
      product[i] = filter[i] * sigmoid;
    }
    return product;
  }
}
