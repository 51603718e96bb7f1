package org.wavenet4j.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.train.loop.MemoryShortage;

/** Tells a problem in one or two lines and gives it its exit code. */
final class Problems {
  /** The job failed. */
  static final int FAILED = 1;

  /** The call was wrong. */
  static final int WRONG_CALL = 2;

  private Problems() {}

  /**
   * Writes the problem to {@code err}.
   *
   * @param verbose whether to add the stack trace
   * @return the exit code
   */
  static int tell(Throwable problem, PrintStream err, boolean verbose) {
    err.println(message(problem));
    if (verbose) {
      problem.printStackTrace(err);
    }
    err.flush();
    return problem instanceof UsageError ? WRONG_CALL : FAILED;
  }

  /** The problem alone, in one or two lines. */
  static String message(Throwable problem) {
    if (problem instanceof UserError) {
      return problem.getMessage();
    }
    if (problem instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return message(unchecked.getCause());
    }
    if (problem instanceof FileSystemException file) {
      return file.getFile() + ": " + IoReason.of(file);
    }
    if (problem instanceof IOException io) {
      return "reading or writing failed: " + IoReason.of(io);
    }
    if (problem instanceof InvalidPathException path) {
      return "\""
          + path.getInput()
          + "\": is no file name here ("
          + path.getReason()
          + "); a name beyond ASCII needs a locale with UTF-8, as LC_ALL=C.UTF-8";
    }
    return MemoryShortage.in(problem)
        .map(what -> "out of memory (" + what + "); " + MemoryShortage.advice())
        .orElse("internal error: " + problem + ", run with --verbose for the stack trace");
  }
}
