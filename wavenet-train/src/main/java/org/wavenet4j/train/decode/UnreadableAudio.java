package org.wavenet4j.train.decode;

import java.util.Locale;

/**
 * A file that cannot be read from its start to its end. One bad file among thousands is expected
 * when a corpus is prepared: it is named and skipped, so this is a checked outcome.
 */
public final class UnreadableAudio extends Exception {
  private static final long serialVersionUID = 1L;

  /** {@code reason} completes the sentence "FILE: ...", as "is empty". */
  public UnreadableAudio(String reason) {
    super(reason);
  }

  /** A reason with its technical cause. */
  public UnreadableAudio(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** A reason with figures in it, the same text in every country. */
  public static UnreadableAudio of(String format, Object... values) {
    return new UnreadableAudio(String.format(Locale.ROOT, format, values));
  }

  /** Why the file cannot be read; never empty. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
