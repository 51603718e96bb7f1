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
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.Printable;
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
  private static final int MOST_CHARACTERS = 200; // of what a message quotes
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");

  private final YAMLParser parser;
  private final Blame blame;
  private final Deque<String> path = new ArrayDeque<>(); // of the value that is being read
  private final Place whole;
  private final Optional<JsonNode> root;

  /**
   * Where a value begins, and where its parts do, by key or by index as {@code [0]}: a tree, since
   * the paths of all values of a short text may together be longer than any memory.
   */
  private record Place(int line, Map<String, Place> parts) {
    Place(int line) {
      this(line, new HashMap<>());
    }
  }

  /** Makes the error that tells a problem in a line of the text. */
  interface Blame {
    UsageError at(int line, String problem);
  }

  private YamlText(YAMLParser parser, Blame blame) throws IOException {
    this.parser = parser;
    this.blame = blame;
    boolean empty = !next();
    this.whole = new Place(empty ? 1 : line());
    this.root = empty ? Optional.empty() : Optional.of(value(whole));
    if (next()) {
      throw problem("a second document starts here, expected one only");
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
    Place place = whole;
    String left = path;
    while (!left.isEmpty()) {
      String step = longestStep(place, left);
      if (step == null) {
        break;
      }
      place = place.parts().get(step);
      left = left.substring(step.length()).replaceFirst("^\\.", "");
    }
    return place.line();
  }

  /** Of the parts of a value, the one that a path leads through; keys may have dots in them. */
  private static @Nullable String longestStep(Place place, String path) {
    return place.parts().keySet().stream()
        .filter(
            step -> path.equals(step) || path.startsWith(step + ".") || path.startsWith(step + "["))
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  private JsonNode value(Place place) throws IOException {
    if (parser.isCurrentAlias() || parser.getTypeId() != null) {
      throw problem("aliases (*name) and tags (!name) are not read, expected the value itself");
    }
    if (path.size() > MOST_DEPTH) {
      throw problem("nested too deeply, expected at most " + MOST_DEPTH + " levels");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(place);
      case START_ARRAY -> list(place);
      default -> scalar();
    };
  }

  private ObjectNode object(Place place) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (next() && !parser.hasToken(JsonToken.END_OBJECT)) {
      String key = parser.currentName();
      path.addLast(key);
      Place first = place.parts().get(key);
      if (first != null) {
        throw problem("given twice, expected once (the first is in line " + first.line() + ")");
      }
      Place part = new Place(line());
      place.parts().put(key, part);
      next();
      object.set(key, value(part));
      path.removeLast();
    }
    return object;
  }

  private ArrayNode list(Place place) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (next() && !parser.hasToken(JsonToken.END_ARRAY)) {
      String index = "[" + list.size() + "]";
      Place part = new Place(line());
      place.parts().put(index, part);
      path.addLast(index);
      list.add(value(part));
      path.removeLast();
    }
    return list;
  }

  private JsonNode scalar() throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT -> {
        if (!DECIMAL.matcher(parser.getText()).matches()) {
          throw problem(
              Printable.of(parser.getText()) + ", expected a whole number in decimal digits");
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

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** Of a message with quoted lines (indented) around it, what is wrong. */
  private static String lastSentence(String message) {
    String sentence =
        message.lines().filter(l -> !l.startsWith(" ")).reduce("", (before, line) -> line);
    return Printable.of(sentence, MOST_CHARACTERS);
  }

  /** The error that the value which is being read has a problem. */
  private UsageError problem(String problem) {
    String where = String.join(".", path).replace(".[", "[");
    return blame.at(
        line(), where.isEmpty() ? problem : Printable.of(where, MOST_CHARACTERS) + ": " + problem);
  }
}
