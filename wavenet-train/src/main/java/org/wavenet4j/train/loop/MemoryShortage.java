package org.wavenet4j.train.loop;

import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.util.CrashReportingUtil;
import org.wavenet4j.UserError;

/**
 * Tells where memory ended, in Java's heap or outside it. JavaCPP gives up with an {@link
 * OutOfMemoryError} once the process is larger than four times the heap may be; ND4J with a mere
 * {@link RuntimeException}; and either may come from another thread, wrapped.
 */
public final class MemoryShortage {
  private static final String OF_ND4J = "Allocation failed";

  private MemoryShortage() {}

  /** What was short, if that is why something failed: the first cause's message. */
  public static Optional<String> in(Throwable failure) {
    Optional<String> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof OutOfMemoryError || message.startsWith(OF_ND4J)) {
        found = Optional.of(message);
      }
    }
    return found;
  }

  /** How much more memory can be had. */
  public static String advice() {
    long heapMb = Runtime.getRuntime().maxMemory() >> 20;
    return "raise Java's -Xmx (now %d MB; WAVENET_JAVA_OPTS)".formatted(heapMb);
  }

  /**
   * Does work, and tells the end of memory with what to do.
   *
   * @param doing as {@code training}
   * @param lower what takes less memory when it is lower, with its value
   * @throws UserError if memory ends
   */
  public static <T> T told(String doing, String lower, Supplier<T> work) {
    // DL4J would leave a dump of its own in the working directory.
    CrashReportingUtil.crashDumpsEnabled(false);
    try {
      return work.get();
    } catch (OutOfMemoryError | RuntimeException e) {
      Optional<String> shortage = in(e);
      if (shortage.isPresent()) {
        throw new UserError(
            "%s: out of memory (%s).\nLower %s, or %s."
                .formatted(doing, shortage.get(), lower, advice()),
            e);
      }
      throw e;
    }
  }
}
