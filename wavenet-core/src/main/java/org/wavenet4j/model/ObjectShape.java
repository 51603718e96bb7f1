package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wavenet4j.Printable;

/** An object of exactly these keys, in any order. */
record ObjectShape<T>(List<JsonKey<?>> keys, Function<JsonFields, T> make) implements JsonShape<T> {
  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public T read(JsonParser parser, String path) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new SpecException(path, ScalarShape.found(parser) + ", expected an object");
    }
    Map<String, Object> values = new HashMap<>();
    while (next(parser, path) != JsonToken.END_OBJECT) {
      JsonKey<?> key = key(parser.currentName(), path);
      String valuePath = child(path, key.name());
      if (values.containsKey(key.name())) {
        throw new SpecException(valuePath, "given twice, expected once");
      }
      next(parser, valuePath);
      values.put(key.name(), key.shape().read(parser, valuePath));
    }
    addAbsent(values, path);
    return made(new JsonFields(values), path);
  }

  private JsonKey<?> key(String name, String path) {
    for (JsonKey<?> key : keys) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    throw new SpecException(
        child(path, Printable.of(name)),
        keys.stream()
            .map(JsonKey::name)
            .collect(Collectors.joining(", ", "unknown key, expected one of ", "")));
  }

  private void addAbsent(Map<String, Object> values, String path) {
    for (JsonKey<?> key : keys) {
      if (!values.containsKey(key.name())) {
        values.put(
            key.name(),
            key.ifAbsent()
                .map(Object.class::cast)
                .orElseThrow(
                    () ->
                        new SpecException(
                            child(path, key.name()),
                            "missing, expected " + key.shape().expected())));
      }
    }
  }

  /** Turns {@code name: problem}, as constructors refuse a value, into an error with its path. */
  private T made(JsonFields fields, String path) {
    try {
      return make.apply(fields);
    } catch (IllegalArgumentException refused) {
      String[] parts = String.valueOf(refused.getMessage()).split(": ", 2);
      if (parts.length < 2) {
        throw refused;
      }
      throw new SpecException(child(path, parts[0]), Printable.of(parts[1], 200));
    }
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The next token; text that is no JSON is refused at {@code path}. */
  static JsonToken next(JsonParser parser, String path) throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new SpecException(path, "the text ends too early, expected the rest of it");
      }
      parser.finishToken(); // Text is read when asked for; its errors belong here.
      if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
        requireUnicode(parser.getText(), path);
      }
      return token;
    } catch (JsonProcessingException e) {
      // A number is read along with the name before it, so that name tells more than the path.
      String name = parser.currentName();
      boolean known = name == null || path.endsWith(name);
      throw new SpecException(
          known ? path : child(path, Printable.of(name)),
          "not readable as JSON (" + Printable.of(reason(e), 200) + ")");
    }
  }

  /** Jackson also tells where what is open began, in words about its own settings. */
  private static String reason(JsonProcessingException e) {
    return e.getOriginalMessage().replaceFirst(" \\(start marker at \\[.*", "");
  }

  /** JSON can escape half of a surrogate pair, which no file in UTF-8 could hold again. */
  private static void requireUnicode(String text, String path) {
    if (text.codePoints()
        .anyMatch(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c))) {
      throw new SpecException(path, "text with half a surrogate pair, expected Unicode");
    }
  }

  /** Refuses anything after the one value of the text, which is at {@code path}. */
  static void requireEnd(JsonParser parser, String path) throws IOException {
    try {
      if (parser.nextToken() == null) {
        return;
      }
    } catch (JsonProcessingException e) {
      throw new SpecException(path, "text that is no JSON after its end, expected nothing");
    }
    throw new SpecException(path, ScalarShape.found(parser) + " after its end, expected nothing");
  }
}
