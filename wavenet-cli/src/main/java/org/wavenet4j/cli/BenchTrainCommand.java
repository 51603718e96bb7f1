package org.wavenet4j.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wavenet4j.bench.BenchmarkNetwork;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.train.bench.TrainingBenchmark;
import org.wavenet4j.train.bench.TrainingSpeed;
import org.wavenet4j.train.loop.MemoryShortage;
import org.wavenet4j.train.recipe.TrainingRecipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavenet bench train}: how fast training is here. */
@Command(
    name = "train",
    header = "Measures how fast this machine trains.",
    description =
        "Times optimizer steps of a standard network, and a large matrix product beside them.",
    footerHeading = "%nExamples:%n",
    footer = {"  wavenet bench train", "  wavenet bench train --config M --threads 4 --json"})
final class BenchTrainCommand implements Callable<Integer> {
  private static final int FEWEST_STEPS = 4;

  private final Shell shell;

  @Option(
      names = "--config",
      paramLabel = "S|M",
      defaultValue = "S",
      description = "S: 20 layers of 32 channels. M: 30 layers of 64 (default: S).")
  private BenchmarkNetwork network = BenchmarkNetwork.S;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "8192",
      description = "Frames of an example (default: ${DEFAULT-VALUE}).")
  private int frames;

  @Option(
      names = "--batch",
      paramLabel = "B",
      defaultValue = "1",
      description = "Examples a step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--local",
      paramLabel = "C",
      defaultValue = "0",
      description = "Channels of local conditioning (default: none).")
  private int localChannels;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "60",
      description = "Steps; the first quarter is not counted (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Mixin private ComputeOptions computeOptions = new ComputeOptions();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  BenchTrainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    BenchGenerateCommand.require("--frames", frames, 1, TrainingRecipe.MOST_WINDOW_FRAMES);
    BenchGenerateCommand.require("--batch", batch, 1, TrainingRecipe.MOST_BATCH);
    BenchGenerateCommand.require("--local", localChannels, 0, ConditioningSpec.MOST_LOCAL_CHANNELS);
    BenchGenerateCommand.require("--steps", steps, FEWEST_STEPS, TrainingRecipe.MOST_STEPS);
    computeOptions.start(shell.err());
    TrainingSpeed speed = trainingSpeed();
    if (json) {
      JsonAnswer.print(
          shell.out(),
          out -> {
            out.writeStringField("config", speed.network().name());
            out.writeNumberField("threads", speed.threads());
            out.writeStringField("blas", speed.blas());
            out.writeNumberField("samplesPerSecondBest", speed.samplesPerSecondBest());
            out.writeNumberField("samplesPerSecondMedian", speed.samplesPerSecondMedian());
            out.writeNumberField("gflops", speed.gflops());
            out.writeNumberField("gemmPeakGflops", speed.gemmPeakGflops());
            out.writeNumberField("peakRssBytes", speed.peakRssBytes());
          });
    } else {
      print(speed);
    }
    return 0;
  }

  private TrainingSpeed trainingSpeed() {
    TrainingBenchmark benchmark = new TrainingBenchmark(network, frames, batch, localChannels);
    return MemoryShortage.told(
        "measuring",
        "--frames (now %d), --batch (now %d)".formatted(frames, batch),
        () -> benchmark.run(steps, seconds -> {}));
  }

  private void print(TrainingSpeed speed) {
    shell
        .out()
        .printf(
            Locale.ROOT,
            "train %s, %d threads, %s: best %,.0f samples/s, median %,.0f; %.0f GFLOP/s, %.2f of the"
                + " matrix product's %.0f; %.2f GB at most%n",
            speed.network(),
            speed.threads(),
            speed.blas(),
            speed.samplesPerSecondBest(),
            speed.samplesPerSecondMedian(),
            speed.gflops(),
            speed.fractionOfGemmPeak(),
            speed.gemmPeakGflops(),
            speed.peakRssBytes() / 1e9);
  }
}
