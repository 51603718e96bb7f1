package org.wavenet4j.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search that ships. */
class SearchConfigsTest {
  private static final Path FOLDER = Path.of("..", "configs");

  static List<Path> searches() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("search-"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void everySearchIsNamedAsItsFileAndSaysWhy(Path search) throws IOException {
    SearchPlan plan = SearchPlanReader.read(search, List.of());
    assertEquals("search-" + plan.name() + ".yaml", search.getFileName().toString());
    List<String> lines = Files.readAllLines(search);
    assertTrue(lines.get(0).startsWith("# "), "starts by saying what it is for");
    assertEquals(
        List.of(),
        lines.stream().filter(l -> !l.isBlank() && !l.contains("# ") && !l.endsWith(":")).toList(),
        "lines without a comment");
  }

  @Test
  void theSearchOfPianosTakesTwoHoursAtTheMost() {
    SearchPlan plan = SearchPlanReader.read(FOLDER.resolve("search-piano.yaml"), List.of());
    assertEquals(120, plan.candidates() * plan.budget().minutes().orElse(0));
  }
}
