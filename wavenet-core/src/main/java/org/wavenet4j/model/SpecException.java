package org.wavenet4j.model;

import org.wavenet4j.UserError;

/**
 * A description that cannot be used as it is written: which value, what it is, what was expected.
 * The message is {@code path: problem}, as {@code stacks[1].dilations[3]: 0, expected 1 to
 * 1048576}; whoever knows the file puts its name before it.
 */
public final class SpecException extends UserError {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String problem;

  /** The value at {@code path}, empty for the whole, has that problem. */
  SpecException(String path, String problem) {
    super((path.isEmpty() ? "spec" : path) + ": " + problem);
    this.path = path;
    this.problem = problem;
  }

  /** The value refused, as {@code stacks[1].dilations[3]}; empty for the whole description. */
  public String path() {
    return path;
  }

  /** The message without the path, as {@code 0, expected 1 to 1048576}. */
  public String problem() {
    return problem;
  }
}
