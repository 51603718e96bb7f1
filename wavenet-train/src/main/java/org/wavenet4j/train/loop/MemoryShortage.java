package org.wavenet4j.train.loop;

import java.util.Optional;
import org.wavenet4j.UserError;
import org.wavenet4j.train.recipe.TrainingRecipe;

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

  /** The error that a training step did not fit. */
  static UserError of(TrainingRecipe training, String what, Throwable failure) {
    String workers =
        training.workers() == 1 ? "" : ", training.workers (now " + training.workers() + ")";
    return new UserError(
        "out of memory (%s) while training.\n".formatted(what)
            + "Lower training.batch (now %d), training.windowFrames (now %d)%s, or %s."
                .formatted(training.batch(), training.windowFrames(), workers, advice()),
        failure);
  }
}
