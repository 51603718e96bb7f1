package org.wavenet4j.train.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.wavenet4j.bench.BenchmarkNetwork;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.graph.FusedGraph;
import org.wavenet4j.train.graph.InitialWeights;
import org.wavenet4j.train.graph.WaveNetGraph;

/**
 * Times whole optimizer steps (forward, backward, Adam) on a random walk of codes, and beside them
 * a large matrix product.
 */
public final class TrainingBenchmark {
  private static final int GEMM_SIZE = 1536;
  private static final int GEMM_REPEATS = 12;
  private static final double ADAM_RATE = 1e-3;

  private final BenchmarkNetwork network;
  private final int frames;
  private final int batch;
  private final WaveNetSpec spec;

  /**
   * Plans a measurement.
   *
   * @param frames of each example, N; all of them are trained
   * @param batch examples a step, B
   * @param localChannels of local conditioning, C; 0 for none
   */
  public TrainingBenchmark(BenchmarkNetwork network, int frames, int batch, int localChannels) {
    this.network = network;
    this.spec = network.trainingSpec(localChannels);
    this.frames = frames;
    this.batch = batch;
  }

  /**
   * Runs it. The first quarter of the steps warms the JIT compiler up and is not counted.
   *
   * @param steps at least 4
   * @param onStep is told the seconds of each counted step
   */
  public TrainingSpeed run(int steps, DoubleConsumer onStep) {
    WaveNetGraph graph = FusedGraph.build(spec, DataType.FLOAT, new Adam(ADAM_RATE));
    graph.load(InitialWeights.draw(spec, 1));
    MultiDataSet data = randomWalk();
    int warmUp = steps / 4;
    double[] seconds = new double[steps - warmUp];
    double gemmSeconds = gemmSeconds();
    for (int step = 0; step < steps; step++) {
      long start = System.nanoTime();
      graph.graph().fit(data);
      if (step >= warmUp) {
        seconds[step - warmUp] = (System.nanoTime() - start) / 1e9;
        onStep.accept(seconds[step - warmUp]);
      }
    }
    gemmSeconds = Math.min(gemmSeconds, gemmSeconds());
    return speed(seconds, gemmSeconds);
  }

  private TrainingSpeed speed(double[] seconds, double gemmSeconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    double samples = (double) frames * batch;
    Compute compute = Compute.current();
    return new TrainingSpeed(
        network,
        compute.threads(),
        compute.blas(),
        samples / sorted[0],
        samples / sorted[sorted.length / 2],
        TrainingFlops.perFrame(spec) * samples / sorted[0] / 1e9,
        2.0 * GEMM_SIZE * GEMM_SIZE * GEMM_SIZE / gemmSeconds / 1e9,
        peakRssBytes());
  }

  /** The best time of a square product of {@value #GEMM_SIZE} rows, before and after the steps. */
  private static double gemmSeconds() {
    INDArray a = Nd4j.rand(DataType.FLOAT, GEMM_SIZE, GEMM_SIZE);
    INDArray b = Nd4j.rand(DataType.FLOAT, GEMM_SIZE, GEMM_SIZE);
    INDArray c = Nd4j.create(DataType.FLOAT, GEMM_SIZE, GEMM_SIZE);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < GEMM_REPEATS; i++) {
      long start = System.nanoTime();
      Nd4j.getBlasWrapper().level3().gemm(a, b, c, false, false, 1, 0);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }

  private MultiDataSet randomWalk() {
    Random random = new Random(1);
    INDArray input = Nd4j.create(DataType.FLOAT, batch, 1, frames);
    INDArray target = input.ulike();
    for (int b = 0; b < batch; b++) {
      double level = 128;
      for (int t = 0; t < frames; t++) {
        input.putScalar(new int[] {b, 0, t}, Math.rint(level));
        level = Math.max(0, Math.min(255, 0.98 * level + 2.56 + 6 * random.nextGaussian()));
        target.putScalar(new int[] {b, 0, t}, Math.rint(level));
      }
    }
    INDArray[] features =
        spec.conditioning().local() ? new INDArray[] {input, conditions()} : new INDArray[] {input};
    return new MultiDataSet(features, new INDArray[] {target});
  }

  private INDArray conditions() {
    ConditioningSpec told = spec.conditioning();
    int columns = told.featureFrames(frames) + 2 * told.context().reachFrames();
    return Nd4j.rand(DataType.FLOAT, batch, told.localChannels(), columns);
  }

  /** Linux keeps it; other systems have no file for it. */
  private static long peakRssBytes() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
      return -1;
    } catch (IOException e) {
      return -1; // unreadable after all: the same as not told
    }
  }
}
