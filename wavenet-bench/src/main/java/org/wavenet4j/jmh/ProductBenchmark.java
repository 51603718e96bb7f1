package org.wavenet4j.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.PairPanels;
import org.wavenet4j.vector.PairProducts;
import org.wavenet4j.vector.PanelStore;
import org.wavenet4j.vector.Products;
import org.wavenet4j.vector.WeightPanels;

/**
 * The time of a product of frames with weights, the most of what generating does: of one frame,
 * which a single stream has, and of eight, as where taps are worked out ahead or streams run in
 * step. The weights stay in a core's first cache here, which those of a whole network do not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  /**
   * Inputs x outputs. S: residual 32x32, tap and skip 32x64, post 64x256. M: residual 64x64, tap
   * 64x128, skip 64x256, post 256x256. Both: output 256x256.
   */
  @Param({"32x32", "32x64", "64x64", "64x128", "64x256", "256x256"})
  private String shape = "32x32";

  /** Frames of a product. */
  @Param({"1", "8"})
  private int rows;

  private FrameMatrix in = new FrameMatrix(0, 0);
  private FrameMatrix out = new FrameMatrix(0, 0);
  private WeightPanels weights = new WeightPanels(0, 0);
  private PairPanels pairs = PairPanels.of(weights, new PanelStore());

  /** Inputs and weights from a fixed seed, small enough that sums of sums stay finite. */
  @Setup
  public void fill() {
    String[] sizes = shape.split("x", -1);
    int inputs = Integer.parseInt(sizes[0]);
    int outputs = Integer.parseInt(sizes[1]);
    Random random = new Random(1);
    float[] values = new float[inputs * outputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    weights = new WeightPanels(inputs, outputs);
    weights.set(0, 0, inputs, outputs, values, 0, outputs, 1);
    pairs = PairPanels.of(weights, new PanelStore());
    in = new FrameMatrix(rows, inputs);
    for (int i = 0; i < in.values().length; i++) {
      in.values()[i] = (float) random.nextGaussian();
    }
    out = new FrameMatrix(rows, outputs);
  }

  /** Weights of 32 bits; what was there is added to. */
  @Benchmark
  public FrameMatrix fp32() {
    Products.add(in, 0, weights, out, 0, rows);
    return out;
  }

  /** Weights of 16 bits, in pairs; what was there is added to. */
  @Benchmark
  public FrameMatrix bf16() {
    int to = out.row(0);
    PairProducts.add(
        in.values(), in.row(0), in.pitch(), pairs, out.values(), to, out.pitch(), rows);
    return out;
  }
}
