package org.wavenet4j.train.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.SpecException;

/** Reads recipes: YAML, every key known and there, every value within its bounds. */
public final class RecipeReader {
  private static final int MOST_BYTES = 1 << 20;

  private RecipeReader() {}

  /**
   * Reads a recipe, then changes single values of it.
   *
   * @param file YAML in UTF-8, at most 1 MiB, whole and valid by itself
   * @param overrides each {@code path=value}, as {@code training.batch=4}, {@code
   *     model.stacks[0].dilations=[1, 2, 4]} or, for all elements of the list, {@code
   *     model.stacks.residualChannels=24}; applied in order, the result checked once
   * @throws UsageError naming file, line, key, value and expectation, or the override
   */
  public static Recipe read(Path file, List<String> overrides) {
    Recipe recipe = parse(text(file), file.toString());
    return overrides.isEmpty() ? recipe : changed(recipe, overrides);
  }

  private static Recipe parse(String text, String source) {
    YamlText yaml =
        YamlText.parse(
            text, (line, problem) -> new UsageError(source + ", line " + line + ": " + problem));
    if (!(yaml.root().orElse(null) instanceof ObjectNode tree)) {
      throw new UsageError(source + ", line 1: no recipe, expected \"name: ...\" and other keys");
    }
    try {
      return RecipeTree.bind(tree);
    } catch (SpecException e) {
      throw new UsageError(source + ", line " + yaml.line(e.path()) + ": " + e.getMessage(), e);
    }
  }

  private static Recipe changed(Recipe recipe, List<String> overrides) {
    ObjectNode tree = RecipeTree.of(recipe);
    Map<Setting, List<String>> settings = new LinkedHashMap<>();
    for (String override : overrides) {
      Setting setting = Setting.parse(override);
      settings.put(setting, setting.apply(tree));
    }
    try {
      return RecipeTree.bind(tree);
    } catch (SpecException e) {
      throw blame(settings, e);
    }
  }

  /** The recipe was valid before, so the settings are to blame: the one that set it, or all. */
  private static UsageError blame(Map<Setting, List<String>> settings, SpecException e) {
    String guilty = "";
    for (Map.Entry<Setting, List<String>> entry : settings.entrySet()) {
      if (entry.getValue().stream().anyMatch(set -> touches(set, e.path()))) {
        guilty = entry.getKey().toString();
      }
    }
    if (guilty.isEmpty()) {
      guilty = String.join(" ", settings.keySet().stream().map(Setting::toString).toList());
    }
    return new UsageError(guilty + ": " + e.getMessage(), e);
  }

  private static boolean touches(String set, String path) {
    return contains(set, path) || contains(path, set);
  }

  private static boolean contains(String whole, String part) {
    return part.equals(whole) || part.startsWith(whole + ".") || part.startsWith(whole + "[");
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageError(
          file + ": no such file, expected a recipe in YAML, as those in configs/");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UsageError(file + ": more than 1 MiB, expected a recipe in YAML");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageError(file + ": not UTF-8, expected a recipe in YAML", e);
    } catch (IOException e) {
      throw new UsageError(file + ": not readable (" + e.getMessage() + ")", e);
    }
  }
}
