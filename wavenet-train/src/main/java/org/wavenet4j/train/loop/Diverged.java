package org.wavenet4j.train.loop;

import org.wavenet4j.UserError;

/** The loss is no longer a number: a fault of the recipe, not of the machine or its files. */
public final class Diverged extends UserError {
  private static final long serialVersionUID = 1L;

  private final long step;

  /** In that step; told by {@code message}. */
  Diverged(long step, String message) {
    super(message);
    this.step = step;
  }

  /** The step that had no loss. */
  public long step() {
    return step;
  }
}
