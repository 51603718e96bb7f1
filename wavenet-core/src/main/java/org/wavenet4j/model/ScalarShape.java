package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.wavenet4j.Printable;

/**
 * A value without parts: numbers and text.
 *
 * @param expected how an error names it
 * @param value what the parser stands on; called only where {@code fits}
 */
record ScalarShape<T>(String expected, Test fits, Value<T> value) implements JsonShape<T> {
  static final ScalarShape<Integer> INTEGER =
      new ScalarShape<>(
          "a whole number of 32 bits",
          p -> isWhole(p) && (int) p.getLongValue() == p.getLongValue(),
          JsonParser::getIntValue);

  static final ScalarShape<Long> LONG =
      new ScalarShape<>(
          "a whole number of 64 bits", ScalarShape::isWhole, JsonParser::getLongValue);

  static final ScalarShape<Double> NUMBER =
      new ScalarShape<>("a number", p -> p.currentToken().isNumeric(), JsonParser::getDoubleValue);

  static final ScalarShape<String> TEXT =
      new ScalarShape<>("text", p -> p.hasToken(JsonToken.VALUE_STRING), JsonParser::getText);

  /** Whether the parser stands on such a value. */
  interface Test {
    boolean of(JsonParser parser) throws IOException;
  }

  /** The value that the parser stands on. */
  interface Value<T> {
    T of(JsonParser parser) throws IOException;
  }

  @Override
  public T read(JsonParser parser, String path) throws IOException {
    if (!fits.of(parser)) {
      throw new SpecException(path, found(parser) + ", expected " + expected);
    }
    T read = value.of(parser);
    // 1e999 is a number to JSON, but none to calculate with, or to be written again.
    if (read instanceof Double number && !Double.isFinite(number)) {
      throw new SpecException(path, number + ", expected a finite number");
    }
    return read;
  }

  private static boolean isWhole(JsonParser parser) throws IOException {
    return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && parser.getNumberType() != NumberType.BIG_INTEGER;
  }

  /** What the parser stands on, as an error tells it. */
  static String found(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "\"" + Printable.of(parser.getText()) + "\"";
      default -> Printable.of(parser.getText());
    };
  }
}
