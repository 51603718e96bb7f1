package org.wavenet4j;

/**
 * A problem that a person can cause and mend: a missing file, a bad value, a corrupt model.
 *
 * <p>The message is shown as it stands, without a stack trace, so it says in one or two lines what
 * is wrong, where (file and line), what was expected and what to do next. Control characters that a
 * file's name or content brings into it become question marks; text that may be long or of several
 * lines goes through {@link Printable} first.
 */
public class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem told by {@code message} alone. */
  public UserError(String message) {
    super(Printable.lines(message));
  }

  /** A problem with its technical cause, which {@code --verbose} shows. */
  public UserError(String message, Throwable cause) {
    super(Printable.lines(message), cause);
  }
}
