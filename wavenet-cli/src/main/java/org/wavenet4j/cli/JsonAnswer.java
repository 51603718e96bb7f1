package org.wavenet4j.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;

/** An answer for programs: one JSON object on standard output. */
final class JsonAnswer {
  /** Writes the members of the object. */
  @FunctionalInterface
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  private JsonAnswer() {}

  /** Writes the object; nothing at all if {@code members} fails. */
  static void print(PrintStream out, Members members) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            // Whatever encoding the output has, a reader gets the characters.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    out.println(text);
    out.flush();
  }

  /** A number, or null where it is not known: JSON has no NaN. */
  static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}
