package org.wavenet4j.cli;

import java.util.function.Supplier;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;

/**
 * Puts what a person typed before a problem that the library tells: it knows values, and neither
 * options nor the files that they came from.
 */
final class Where {
  private Where() {}

  /**
   * Does work on what a file holds, or what an option asks for.
   *
   * @throws UserError as {@code where: PROBLEM}
   */
  static <T> T in(Object where, Supplier<T> work) {
    try {
      return work.get();
    } catch (UserError e) {
      throw again(e, where + ": " + e.getMessage());
    }
  }

  /**
   * Does work with the value of an option.
   *
   * @throws UserError as {@code --tempo: 20.0, expected ...} where the library says {@code tempo}
   */
  static <T> T option(String option, Supplier<T> work) {
    try {
      return work.get();
    } catch (UserError e) {
      throw again(e, e.getMessage().replaceFirst("^[^:]*", option));
    }
  }

  private static UserError again(UserError problem, String message) {
    return problem instanceof UsageError
        ? new UsageError(message, problem)
        : new UserError(message, problem);
  }
}
