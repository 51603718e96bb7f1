package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a JSON value must look like, and the reader of such values. Whatever does not fit is refused
 * with its path by a {@link SpecException}; nothing is converted or guessed.
 *
 * <p>Text from a stranger is safe to read: it is read as a stream, recursion goes no deeper than
 * the shape, a list ends at its most, and an unknown key ends the reading before its value.
 *
 * @param <T> what is read
 */
public sealed interface JsonShape<T>
    permits ScalarShape, AnyShape, ListShape, MapShape, ObjectShape {
  /** A whole number of 32 bits. */
  JsonShape<Integer> INTEGER = ScalarShape.INTEGER;

  /** A whole number of 64 bits. */
  JsonShape<Long> LONG = ScalarShape.LONG;

  /** A number, whole or not. */
  JsonShape<Double> NUMBER = ScalarShape.NUMBER;

  /** Text. */
  JsonShape<String> TEXT = ScalarShape.TEXT;

  /** Any value, as JSON text. */
  JsonShape<String> JSON = new AnyShape();

  /** A list of at most {@code most} such elements. */
  static <E> JsonShape<List<E>> listOf(JsonShape<E> element, int most) {
    return new ListShape<>(element, most);
  }

  /** An object of any keys whose values have this shape. */
  static <V> JsonShape<Map<String, V>> mapOf(JsonShape<V> value) {
    return new MapShape<>(value);
  }

  /**
   * An object of exactly these keys.
   *
   * @param make the value that the fields give; if it throws an {@link IllegalArgumentException}
   *     that starts with {@code name:}, then that field is refused
   */
  static <T> JsonShape<T> object(List<JsonKey<?>> keys, Function<JsonFields, T> make) {
    return new ObjectShape<>(keys, make);
  }

  /** How an error names the shape, as {@code a whole number}. */
  String expected();

  /**
   * Reads the value that the parser stands on; afterwards the parser stands on its last token.
   *
   * @param path of the value, for errors; empty at the root
   * @throws SpecException if the value is of another shape
   * @throws IOException if the source cannot be read
   */
  T read(JsonParser parser, String path) throws IOException;
}
