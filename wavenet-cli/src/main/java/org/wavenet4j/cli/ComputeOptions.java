package org.wavenet4j.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.train.device.BlasLibrary;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.device.Threads;
import picocli.CommandLine.Option;

/** What every command that trains can be told about the machine. */
final class ComputeOptions {
  private static final String THREADS = "--threads";
  private static final String BLAS = "--blas";

  @Option(
      names = THREADS,
      paramLabel = "N",
      description =
          "Threads of BLAS and of our own loops (default: OMP_NUM_THREADS, else one a physical"
              + " core).")
  private @Nullable String threads;

  @Option(
      names = BLAS,
      paramLabel = "openblas|mkl",
      description =
          "Who multiplies matrices; mkl needs a build with WAVENET_PROFILES=mkl (default: openblas).")
  private @Nullable BlasLibrary blas;

  /** Chooses and loads; to be called before anything else of training. */
  Compute start() {
    return Compute.start(
        Optional.ofNullable(threads).map(text -> Threads.parse(THREADS, text)),
        Optional.ofNullable(blas));
  }

  /** The same for a command whose standard output is its answer: a note goes beside it. */
  Compute start(PrintStream err) {
    Compute compute = start();
    compute.note().ifPresent(err::println);
    return compute;
  }

  /** The options as they were given, for a command that does the same again. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (threads != null) {
      words.addAll(List.of(THREADS, threads));
    }
    if (blas != null) {
      words.addAll(List.of(BLAS, blas.name().toLowerCase(Locale.ROOT)));
    }
    return words;
  }
}
