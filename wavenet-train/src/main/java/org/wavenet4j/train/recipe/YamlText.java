package org.wavenet4j.train.recipe;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wavenet4j.UsageError;

/**
 * YAML of keys, lists, numbers and text, read into a tree that knows the line of every value.
 *
 * <p>What makes YAML dangerous or surprising is refused: aliases (which let a short text grow
 * beyond memory), tags, repeated keys, deep nesting, several documents, whole numbers in bases
 * other than ten (010 is 8 to some readers and 10 to others).
 */
final class YamlText {
  private static final int MOST_DEPTH = 16;
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");

  private final YAMLParser parser;
  private final Blame blame;
  private final Map<String, Integer> lines = new HashMap<>();
  private final Optional<JsonNode> root;

  /** Makes the error that tells a problem in a line of the text. */
  interface Blame {
    UsageError at(int line, String problem);
  }

  private YamlText(YAMLParser parser, Blame blame) throws IOException {
    this.parser = parser;
    this.blame = blame;
    this.root = next() ? Optional.of(value("", 0)) : Optional.empty();
    if (next()) {
      throw problem("", "a second document starts here, expected one only");
    }
  }

  /** Reads a whole text; what it cannot be is told by {@code blame}. */
  static YamlText parse(String text, Blame blame) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      return new YamlText(parser, blame);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw blame.at(line, "not readable as YAML (" + lastSentence(e.getOriginalMessage()) + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of the text; empty where it holds comments at most. */
  Optional<JsonNode> root() {
    return root;
  }

  /** The line of a value, counted from 1; of what it would be part of where it is missing. */
  int line(String path) {
    String known = path;
    while (!lines.containsKey(known) && !known.isEmpty()) {
      known =
          known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
    }
    return lines.getOrDefault(known, 1);
  }

  private JsonNode value(String path, int depth) throws IOException {
    lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
    if (parser.isCurrentAlias() || parser.getTypeId() != null) {
      throw problem(
          path, "aliases (*name) and tags (!name) are not read, expected the value itself");
    }
    if (depth > MOST_DEPTH) {
      throw problem(path, "nested too deeply, expected at most " + MOST_DEPTH + " levels");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path, depth);
      case START_ARRAY -> list(path, depth);
      default -> scalar(path);
    };
  }

  private ObjectNode object(String path, int depth) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (next() && !parser.hasToken(JsonToken.END_OBJECT)) {
      String key = parser.currentName();
      String valuePath = path.isEmpty() ? key : path + "." + key;
      if (object.has(key)) {
        throw problem(
            valuePath, "given twice, expected once (the first is in line " + line(valuePath) + ")");
      }
      lines.put(valuePath, parser.currentTokenLocation().getLineNr());
      next();
      object.set(key, value(valuePath, depth + 1));
    }
    return object;
  }

  private ArrayNode list(String path, int depth) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (next() && !parser.hasToken(JsonToken.END_ARRAY)) {
      list.add(value(path + "[" + list.size() + "]", depth + 1));
    }
    return list;
  }

  private JsonNode scalar(String path) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT -> {
        if (!DECIMAL.matcher(parser.getText()).matches()) {
          throw problem(path, parser.getText() + ", expected a whole number in decimal digits");
        }
        yield parser.getNumberType() == NumberType.BIG_INTEGER
            ? nodes.numberNode(parser.getBigIntegerValue())
            : nodes.numberNode(parser.getLongValue());
      }
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      default -> nodes.textNode(parser.getText());
    };
  }

  private boolean next() throws IOException {
    return parser.nextToken() != null;
  }

  /** Of a message with quoted lines (indented) around it, what is wrong. */
  private static String lastSentence(String message) {
    return message.lines().filter(l -> !l.startsWith(" ")).reduce("", (before, line) -> line);
  }

  private UsageError problem(String path, String problem) {
    int line = parser.currentTokenLocation().getLineNr();
    return blame.at(line, path.isEmpty() ? problem : path + ": " + problem);
  }
}
