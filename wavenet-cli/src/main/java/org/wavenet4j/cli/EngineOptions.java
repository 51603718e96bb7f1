package org.wavenet4j.cli;

import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.Model;
import org.wavenet4j.run.Backend;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.Precision;
import picocli.CommandLine.Option;

/** What a network runs on. */
final class EngineOptions {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--backend",
      paramLabel = "scalar|vector",
      description = "The arithmetic; both give the same sound (default: vector where java has it).")
  private @Nullable String backend;

  @Option(
      names = "--precision",
      paramLabel = "fp32|bf16",
      defaultValue = "fp32",
      description =
          "How weights are kept: bf16 is faster, and rounds them to 8 significant bits (default:"
              + " ${DEFAULT-VALUE}).")
  private String precision = Precision.FP32.label();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "2 lets skip connections and head follow on a thread of their own, which pays for large"
              + " networks (default: ${DEFAULT-VALUE}).")
  private int threads = 1;

  /** The network, ready to run. */
  Engine engine(Model model) {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new UsageError("--threads: %d, expected 1 to %d".formatted(threads, MOST_THREADS));
    }
    return new Engine(new PackedWeights(model, precision()), backend().kernels(), threads);
  }

  /** As asked for, or the fastest. */
  Backend backend() {
    String label = backend;
    return label == null ? Backend.best() : Where.option("--backend", () -> Backend.of(label));
  }

  /** As asked for. */
  Precision precision() {
    return Where.option("--precision", () -> Precision.of(precision));
  }

  /** What was chosen and why: {@code vector kernels (512 bits), fp32 weights, 1 thread}. */
  String line() {
    return "%s, %s weights, %d %s"
        .formatted(backend().line(), precision, threads, threads == 1 ? "thread" : "threads");
  }
}
