package org.wavenet4j.model;

import java.util.Optional;

/**
 * One key of an object.
 *
 * @param name as it is written
 * @param shape of its value
 * @param ifAbsent its value where it is left out; without one it must be there
 */
public record JsonKey<T>(String name, JsonShape<T> shape, Optional<T> ifAbsent) {
  /** A key that must be there. */
  public static <T> JsonKey<T> of(String name, JsonShape<T> shape) {
    return new JsonKey<>(name, shape, Optional.empty());
  }

  /** A key that may be left out. */
  public static <T> JsonKey<T> optional(String name, JsonShape<T> shape, T ifAbsent) {
    return new JsonKey<>(name, shape, Optional.of(ifAbsent));
  }
}
