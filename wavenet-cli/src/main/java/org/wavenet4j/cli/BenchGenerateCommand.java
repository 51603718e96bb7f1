package org.wavenet4j.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.bench.CorePeak;
import org.wavenet4j.bench.GenerationBenchmark;
import org.wavenet4j.bench.GenerationSpeed;
import org.wavenet4j.bench.GenerationTiming;
import org.wavenet4j.bench.NetworkCost;
import org.wavenet4j.run.BatchGenerator;
import org.wavenet4j.run.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavenet bench generate}: how fast generation is here. */
@Command(
    name = "generate",
    header = "Measures how fast this machine generates.",
    description =
        "Times a network sample by sample, in blocks of 10 ms of sound, and beside it what a core"
            + " can do at most: fused multiply-adds between registers, and reading as many bytes as"
            + " the weights have.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wavenet bench generate --config M --precision bf16",
      "  wavenet bench generate --model FILE --streams 16 --threads 2 --json"
    })
final class BenchGenerateCommand implements Callable<Integer> {
  private static final double MOST_SECONDS = 1e5;

  /** Of the time to warm up: 0.4 s of 2.5 for each limit, before and after. */
  private static final double LIMITS_SHARE = 0.16;

  private final Shell shell;

  @Mixin private BenchNetworkOptions network = new BenchNetworkOptions();

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "1",
      description = "Streams at once (default: ${DEFAULT-VALUE}).")
  private int streams;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Time for about so long (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Time so many samples of each stream instead, in whole blocks.")
  private @Nullable Integer samples;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "2.5",
      description =
          "Generate for at least so long before, for Java's compiler (default: ${DEFAULT-VALUE}"
              + " seconds).")
  private double warmUpSeconds;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  BenchGenerateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    checkNumbers();
    Engine engine = engineOptions.engine(network.model());
    String what = network.words();
    GenerationSpeed speed =
        Where.in(what, () -> measure(new GenerationBenchmark(engine, streams), engine));
    GenerationSpeedAnswer.tell(
        speed, what, engineOptions.precision(), engineOptions.backend(), shell.out(), json);
    return 0;
  }

  private void checkNumbers() {
    require("--streams", streams, 1, BatchGenerator.MOST_STREAMS);
    requireSeconds("--seconds", seconds);
    requireSeconds("--warm-up", warmUpSeconds);
    if (samples != null) {
      require("--samples", samples, 1, Integer.MAX_VALUE);
    }
    network.check();
  }

  /** Refuses a number outside of its bounds. */
  static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageError("%s: %d, expected %d to %d".formatted(option, value, least, most));
    }
  }

  private static void requireSeconds(String option, double value) {
    if (!(value > 0 && value <= MOST_SECONDS)) {
      throw new UsageError(
          "%s: %s, expected above 0 and at most %.0f".formatted(option, value, MOST_SECONDS));
    }
  }

  /** Limits before and after, since a machine's speed drifts. */
  private GenerationSpeed measure(GenerationBenchmark benchmark, Engine engine) {
    NetworkCost cost = NetworkCost.of(engine.spec(), engine.weights().precision());
    double limitSeconds = LIMITS_SHARE * warmUpSeconds;
    CorePeak peak = CorePeak.measure(cost.weightBytes(), limitSeconds);
    GenerationTiming timing =
        samples == null
            ? benchmark.timeFor(warmUpSeconds, seconds)
            : benchmark.timeSamples(warmUpSeconds, samples);
    peak = peak.or(CorePeak.measure(cost.weightBytes(), limitSeconds));
    return new GenerationSpeed(
        timing, engine.spec().sampleRateHz(), cost, benchmark.threads(), peak);
  }
}
