package org.wavenet4j.train.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavenet4j.Printable;
import org.wavenet4j.UsageError;
import org.wavenet4j.model.SpecException;

/** Reads recipes: YAML, every key known and there, every value within its bounds. */
public final class RecipeReader {
  private static final int MOST_CHARACTERS = 400; // of all settings in an error

  private RecipeReader() {}

  /**
   * Reads a recipe, then changes single values of it.
   *
   * @param file YAML in UTF-8, at most 1 MiB, whole and valid by itself
   * @param overrides each {@code path=value}, as {@code training.batch=4}, {@code
   *     model.stacks[0].dilations=[1, 2, 4]} or, for all elements of the list, {@code
   *     model.stacks.residualChannels=24}; {@code null} leaves a key out; applied in order, the
   *     result checked once
   * @throws UsageError naming file, line, key, value and expectation, or the override
   */
  public static Recipe read(Path file, List<String> overrides) {
    Recipe recipe = YamlFile.read(file, "recipe", "configs/").as(RecipeTree.SHAPE);
    return changed(recipe, "--set ", overrides);
  }

  /**
   * Changes single values of a recipe.
   *
   * @param settings each {@code path=value}; applied in order, the result checked once
   * @throws UsageError naming the setting
   */
  public static Recipe changed(Recipe recipe, List<String> settings) {
    return changed(recipe, "", settings);
  }

  private static Recipe changed(Recipe recipe, String option, List<String> overrides) {
    if (overrides.isEmpty()) {
      return recipe;
    }
    ObjectNode tree = RecipeTree.of(recipe);
    Map<Setting, List<String>> settings = new LinkedHashMap<>();
    for (String override : overrides) {
      Setting setting = Setting.parse(option, override);
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
    return new UsageError(Printable.of(guilty, MOST_CHARACTERS) + ": " + e.getMessage(), e);
  }

  private static boolean touches(String set, String path) {
    return contains(set, path) || contains(path, set);
  }

  private static boolean contains(String whole, String part) {
    return part.equals(whole) || part.startsWith(whole + ".") || part.startsWith(whole + "[");
  }
}
