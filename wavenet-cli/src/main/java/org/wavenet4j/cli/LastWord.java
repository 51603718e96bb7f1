package org.wavenet4j.cli;

import java.io.PrintStream;

/**
 * What is said where Ctrl-C (or a termination signal) ends work of which nothing has to be saved:
 * the process ends at once, and no half-written file is left under its final name.
 */
final class LastWord {
  private final Thread hook;

  /** From now on, an interrupt has {@code line} said on standard error. */
  LastWord(Shell shell, String line) {
    this.hook = new Thread(() -> say(shell, line), "last-word");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void say(Shell shell, String line) {
    PrintStream err = shell.err();
    // Below the line of progress, which is not at its end.
    err.println((shell.terminal() ? System.lineSeparator() : "") + line);
    err.flush();
  }

  /** The work is done, or has failed: an interrupt has no more to be told. */
  void withdraw() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the word is being said.
    }
  }
}
