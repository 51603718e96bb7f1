package org.wavenet4j.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command runs: everything it shares with the process around it, so that tests can give it
 * another.
 *
 * @param out results, and nothing else: a program may be reading them
 * @param err progress and problems
 * @param terminal whether a person sees {@code err} on a screen whose last line can be rewritten
 * @param home folder with the project's {@code configs/} and {@code datasets/}
 */
record Shell(PrintStream out, PrintStream err, boolean terminal, Path home) {
  /** The one of this process. */
  static Shell ofProcess() {
    return new Shell(
        System.out, System.err, isTerminal(), Path.of(System.getProperty("wavenet.home", "")));
  }

  /**
   * The launcher tells ({@code wavenet.terminal}): Java sees whether input and output are a
   * terminal, and from 22 on not even that without more ado, but not where messages go.
   */
  private static boolean isTerminal() {
    return Boolean.getBoolean("wavenet.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  /** A progress line of that name on {@code err}. */
  ProgressLine progress(String name) {
    return new ProgressLine(name, err, terminal, System::nanoTime);
  }
}
