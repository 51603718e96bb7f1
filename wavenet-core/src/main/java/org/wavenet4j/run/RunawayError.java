package org.wavenet4j.run;

import org.wavenet4j.UserError;

/** Sound ran away, and so did every attempt to go on otherwise. */
public final class RunawayError extends UserError {
  private static final long serialVersionUID = 1L;

  private final int framesMade;

  RunawayError(String message, int framesMade) {
    super(message);
    this.framesMade = framesMade;
  }

  /** Samples that the call which failed had made; they are good, as are those of calls before. */
  public int framesMade() {
    return framesMade;
  }
}
