package org.wavenet4j.train.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wavenet4j.Printable;
import org.wavenet4j.UsageError;

/**
 * One {@code --set path=value}: {@code training.batch=4}, {@code model.stacks[0].dilations=[1, 2]},
 * or {@code model.stacks.residualChannels=24} for every element of the list. Values are YAML;
 * {@code null} leaves a key out, as {@code model.tones=null}.
 */
final class Setting {
  private static final int MOST_CHARACTERS = 200; // of its text in an error
  private static final Pattern PATH =
      // Possessive: the JDK follows other groups by recursion, which a long path takes too deep.
      Pattern.compile("\\w+(\\[\\d{1,6}])*+(\\.\\w+(\\[\\d{1,6}])*+)*+");

  private final String text; // as an error tells it
  private final List<String> steps; // Of the path: keys, and indexes as [0].
  private final Optional<JsonNode> value; // None: the key is left out.

  private Setting(String text, List<String> steps, Optional<JsonNode> value) {
    this.text = text;
    this.steps = steps;
    this.value = value;
  }

  /**
   * Parses the option's text.
   *
   * @param option before it in an error, as {@code "--set "}
   * @throws UsageError if it is not a path, an equals sign and a value
   */
  static Setting parse(String option, String text) {
    String told = option + Printable.of(text, MOST_CHARACTERS);
    int equals = text.indexOf('=');
    if (equals < 0 || !PATH.matcher(text.substring(0, equals)).matches()) {
      throw new UsageError(told + ": expected path=value, as training.batch=4");
    }
    Optional<JsonNode> value =
        YamlText.parse(
                text.substring(equals + 1),
                (line, problem) -> new UsageError(told + ": " + problem))
            .root();
    if (value.isEmpty()) {
      throw new UsageError(told + ": no value, expected one, or null for none");
    }
    String path = text.substring(0, equals).replace("[", ".[");
    return new Setting(told, List.of(path.split("\\.")), value.filter(v -> !v.isNull()));
  }

  /**
   * Puts the value into a recipe's tree, which holds every key there is.
   *
   * @return the paths that were set
   * @throws UsageError if the path leads nowhere
   */
  List<String> apply(ObjectNode recipe) {
    List<String> set = new ArrayList<>();
    apply(recipe, 0, "", set);
    return set;
  }

  /** The error of a value that this setting put there. */
  UsageError refused(String message) {
    return new UsageError(this + ": " + message);
  }

  @Override
  public String toString() {
    return text;
  }

  private void apply(JsonNode node, int step, String path, List<String> set) {
    String name = steps.get(step);
    if (name.startsWith("[")) {
      index(node, step, path, set);
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        apply(list.get(i), step, path + "[" + i + "]", set);
      }
    } else if (node instanceof ObjectNode object) {
      key(object, step, path, set);
    } else {
      throw refused(path + " is a single value, expected no key \"" + Printable.of(name) + "\"");
    }
  }

  private void index(JsonNode node, int step, String path, List<String> set) {
    String name = steps.get(step);
    if (!(node instanceof ArrayNode list)) {
      throw refused(path + " is no list, expected no " + name);
    }
    int index = Integer.parseInt(name.substring(1, name.length() - 1));
    if (index >= list.size()) {
      throw refused(
          "%s has %d elements, expected [0] to [%d]".formatted(path, list.size(), list.size() - 1));
    }
    if (isLast(step)) {
      JsonNode none = NullNode.instance;
      list.set(index, value.orElse(none).<JsonNode>deepCopy());
      set.add(path + name);
    } else {
      apply(list.get(index), step + 1, path + name, set);
    }
  }

  private void key(ObjectNode object, int step, String path, List<String> set) {
    String name = steps.get(step);
    if (!object.has(name)) {
      throw refused(unknownKey(object, name, path));
    }
    String valuePath = path.isEmpty() ? name : path + "." + name;
    if (isLast(step)) {
      if (value.isPresent()) {
        object.set(name, value.get().<JsonNode>deepCopy());
      } else {
        object.remove(name);
      }
      set.add(valuePath);
    } else {
      apply(object.get(name), step + 1, valuePath, set);
    }
  }

  private boolean isLast(int step) {
    return step == steps.size() - 1;
  }

  private static String unknownKey(ObjectNode object, String name, String path) {
    List<String> known = new ArrayList<>();
    object.fieldNames().forEachRemaining(known::add);
    return "%s has no key \"%s\"; the nearest are %s"
        .formatted(
            path.isEmpty() ? "a recipe" : path,
            Printable.of(name),
            String.join(", ", NearestNames.of(name, known)));
  }
}
