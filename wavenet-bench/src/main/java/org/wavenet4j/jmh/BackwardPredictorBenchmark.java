package org.wavenet4j.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wavenet4j.prediction.BackwardPredictor;
import org.wavenet4j.prediction.PredictorSpec;

/** Time of a sample's prediction, with its share of the estimation every 64 samples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BackwardPredictorBenchmark {
  private static final int SAMPLES = 4096;
  private static final int SAMPLE_RATE_HZ = 16_000;

  /** Samples that a prediction is made of. */
  @Param({"16", "32", "64", "512"})
  public int order;

  /** Past that it is estimated from; at order 512 of 256 ms by way of the spectrum. */
  @Param({"64", "256"})
  public int windowMs;

  private final float[] samples = new float[SAMPLES];
  private final float[] predictions = new float[SAMPLES];
  private final float[] scales = new float[SAMPLES];
  private BackwardPredictor predictor = new BackwardPredictor(PredictorSpec.at(SAMPLE_RATE_HZ));

  /** A tone with overtones. */
  @Setup
  public void makePredictor() {
    for (int t = 0; t < SAMPLES; t++) {
      double phase = 2 * Math.PI * 440 * t / SAMPLE_RATE_HZ;
      samples[t] = (float) (0.3 * Math.sin(phase) + 0.2 * Math.sin(3 * phase));
    }
    predictor =
        new BackwardPredictor(
            PredictorSpec.at(SAMPLE_RATE_HZ)
                .withWindowFrames(windowMs * SAMPLE_RATE_HZ / 1000)
                .withOrder(order));
  }

  /** A run of samples; returned, so that the work is not optimized away. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public float[] follow() {
    predictor.follow(samples, 0, SAMPLES, predictions, scales);
    return predictions;
  }
}
