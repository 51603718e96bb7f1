package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wavenet4j.Printable;

/** An object of any keys whose values have one shape, in the order in which they are written. */
record MapShape<V>(JsonShape<V> value) implements JsonShape<Map<String, V>> {
  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public Map<String, V> read(JsonParser parser, String path) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new SpecException(path, ScalarShape.found(parser) + ", expected an object");
    }
    Map<String, V> values = new LinkedHashMap<>();
    while (ObjectShape.next(parser, path) != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String valuePath = path + "[\"" + Printable.of(name) + "\"]";
      if (values.containsKey(name)) {
        throw new SpecException(valuePath, "given twice, expected once");
      }
      ObjectShape.next(parser, valuePath);
      values.put(name, value.read(parser, valuePath));
    }
    return values;
  }
}
