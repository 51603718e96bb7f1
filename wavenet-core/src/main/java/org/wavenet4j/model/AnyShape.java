package org.wavenet4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;

/** Any value, kept as text on one line; what it must be is known to whoever reads that. */
record AnyShape() implements JsonShape<String> {
  @Override
  public String expected() {
    return "a value";
  }

  @Override
  public String read(JsonParser parser, String path) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.copyCurrentStructure(parser);
    }
    return text.toString();
  }
}
