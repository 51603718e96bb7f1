package org.wavenet4j.train.search;

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
import org.wavenet4j.fuzz.TinyRecipe;

/** Any bytes as a search; what is read is written and read again. */
class SearchPlanFuzzTest {
  @TempDir private Path folder;

  /** A path that was once followed by recursion. */
  static Stream<byte[]> longPaths() {
    return Stream.of(
        """
        name: tiny
        recipe: recipe.yaml
        seed: 5
        generator: {type: random, candidates: 3}
        budget: {steps: 20}
        spaces: {? a%s : {choice: [1]}}
        """
            .formatted(".a".repeat(10_000))
            .getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("longPaths")
  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Files.writeString(folder.resolve("recipe.yaml"), TinyRecipe.YAML);
    Optional<SearchPlan> plan =
        Hostile.read(
            bytes, folder.resolve("any.yaml"), file -> SearchPlanReader.read(file, List.of()));
    if (plan.isPresent()) {
      Path written = folder.resolve("written.yaml");
      Files.deleteIfExists(written);
      Files.writeString(written, SearchPlanWriter.toYaml(plan.get(), "recipe.yaml"));
      Hostile.requireEqual(plan.get(), SearchPlanReader.read(written, List.of()));
    }
  }
}
