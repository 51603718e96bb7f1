package org.wavenet4j.train.recipe;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavenet4j.fuzz.Hostile;

/** Any bytes as a recipe; what is read is written and read again. */
class RecipeFuzzTest {
  @TempDir private Path folder;

  /** A long key before a long list, whose paths once took 800 MB. */
  static Stream<byte[]> longKeys() {
    return Stream.of(
        ("? " + "a".repeat(40_000) + "\n: [" + "0,".repeat(20_000) + "0]\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("longKeys")
  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Optional<Recipe> recipe =
        Hostile.read(bytes, folder.resolve("any.yaml"), file -> RecipeReader.read(file, List.of()));
    if (recipe.isPresent()) {
      Path written = folder.resolve("written.yaml");
      Files.deleteIfExists(written);
      Files.writeString(written, RecipeWriter.toYaml(recipe.get()));
      Hostile.requireEqual(recipe.get(), RecipeReader.read(written, List.of()));
    }
  }
}
