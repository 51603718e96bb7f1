package org.wavenet4j.model;

import java.util.List;

/**
 * Name and shape of one weight tensor, row-major.
 *
 * @param name as {@link TensorNames} gives it
 * @param shape each at least 1
 */
public record TensorSpec(String name, List<Integer> shape) {
  /** Keeps a copy of the shape. */
  public TensorSpec {
    shape = List.copyOf(shape);
  }

  static TensorSpec of(String name, Integer... shape) {
    return new TensorSpec(name, List.of(shape));
  }

  /** Number of values. */
  public int length() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
