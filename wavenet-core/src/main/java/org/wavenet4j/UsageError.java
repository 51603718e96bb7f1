package org.wavenet4j;

/**
 * A wrong call: nothing was done, because what was asked for cannot be done as asked. Exit code 2.
 */
public final class UsageError extends UserError {
  private static final long serialVersionUID = 1L;

  /** A wrong call told by {@code message}. */
  public UsageError(String message) {
    super(message);
  }

  /** A wrong call with its technical cause, which {@code --verbose} shows. */
  public UsageError(String message, Throwable cause) {
    super(message, cause);
  }
}
