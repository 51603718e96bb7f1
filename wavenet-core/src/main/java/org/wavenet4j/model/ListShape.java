package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list of at most {@code most} elements of one shape. */
record ListShape<E>(JsonShape<E> element, int most) implements JsonShape<List<E>> {
  @Override
  public String expected() {
    return "a list";
  }

  @Override
  public List<E> read(JsonParser parser, String path) throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw new SpecException(path, ScalarShape.found(parser) + ", expected a list");
    }
    List<E> elements = new ArrayList<>();
    while (ObjectShape.next(parser, path) != JsonToken.END_ARRAY) {
      if (elements.size() == most) {
        throw new SpecException(path, "more than " + most + " elements, expected at most " + most);
      }
      elements.add(element.read(parser, path + "[" + elements.size() + "]"));
    }
    return elements;
  }
}
