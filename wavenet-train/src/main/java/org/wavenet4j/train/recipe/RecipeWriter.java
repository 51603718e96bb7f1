package org.wavenet4j.train.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes recipes as resolved: every key, in a fixed order, nested by indentation, lists of numbers
 * on one line. The same recipe is the same text, and {@link RecipeReader} reads an equal recipe
 * from it.
 */
public final class RecipeWriter {
  // Text that YAML takes for nothing else; whatever could be a number, true or null is quoted.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Pattern SPECIAL =
      Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

  private RecipeWriter() {}

  /** The recipe as YAML text. */
  public static String toYaml(Recipe recipe) {
    StringBuilder yaml = new StringBuilder();
    writeKeys(RecipeTree.of(recipe), "", "", yaml);
    return yaml.toString();
  }

  /** Writes one line a key, the first with an indentation of its own, as after a hyphen. */
  private static void writeKeys(
      ObjectNode object, String firstIndent, String indent, StringBuilder yaml) {
    String before = firstIndent;
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      yaml.append(before).append(entry.getKey()).append(':');
      writeValue(entry.getValue(), indent, yaml);
      before = indent;
    }
  }

  private static void writeValue(JsonNode value, String indent, StringBuilder yaml) {
    if (value instanceof ObjectNode object) {
      yaml.append('\n');
      writeKeys(object, indent + "  ", indent + "  ", yaml);
    } else if (value instanceof ArrayNode list && list.get(0) instanceof ObjectNode) {
      yaml.append('\n');
      for (JsonNode element : list) {
        writeKeys((ObjectNode) element, indent + "  - ", indent + "    ", yaml);
      }
    } else if (value instanceof ArrayNode list) {
      yaml.append(
          StreamSupport.stream(list.spliterator(), false)
              .map(RecipeWriter::scalar)
              .collect(Collectors.joining(", ", " [", "]\n")));
    } else {
      yaml.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static String scalar(JsonNode value) {
    if (!value.isTextual()) {
      return value.asText().toLowerCase(Locale.ROOT); // 1.0E-8 as 1.0e-8, which all readers take.
    }
    String text = value.textValue();
    boolean plain = PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
