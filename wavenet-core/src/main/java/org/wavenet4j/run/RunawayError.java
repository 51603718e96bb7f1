package org.wavenet4j.run;

import org.wavenet4j.UserError;

/** Sound ran away, and so did every attempt to go on otherwise. */
public final class RunawayError extends UserError {
  private static final long serialVersionUID = 1L;

  private final int framesOfCall;
  private final long framesInAll;

  RunawayError(String message, int framesOfCall, long framesInAll) {
    super(message);
    this.framesOfCall = framesOfCall;
    this.framesInAll = framesInAll;
  }

  /** Good samples that the call which failed had made before. */
  public int framesOfCall() {
    return framesOfCall;
  }

  /** Good samples that were made in all. */
  public long framesInAll() {
    return framesInAll;
  }
}
