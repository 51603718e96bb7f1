package org.wavenet4j.train.recipe;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.fuzz.Hostile;
import org.wavenet4j.fuzz.TinyRecipe;

/** Any text after {@code --set}, once as one setting and once as a setting a line. */
class SettingFuzzTest {
  @TempDir private Path folder;

  /** A path that was once followed by recursion. */
  static Stream<byte[]> longPaths() {
    return Stream.of(("a" + ".a".repeat(10_000) + "=1").getBytes(StandardCharsets.UTF_8));
  }

  @DictionaryEntries({
    "model.stacks[0].dilations=[1, 2]",
    "training.batch=4",
    "model.tones=null",
    "training.adam={"
  })
  @MethodSource("longPaths")
  @FuzzTest
  void anyText(byte[] bytes) throws IOException {
    Path recipe = Files.writeString(folder.resolve("recipe.yaml"), TinyRecipe.YAML);
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (List<String> settings : List.of(List.of(text), text.lines().limit(8).toList())) {
      Hostile.read(bytes, folder.resolve("settings"), file -> RecipeReader.read(recipe, settings));
    }
  }
}
