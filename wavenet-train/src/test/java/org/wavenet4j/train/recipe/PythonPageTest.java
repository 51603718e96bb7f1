package org.wavenet4j.train.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;

/** The table of tensors in docs/python.md is what models of the debug recipes have. */
class PythonPageTest {
  private static final int NAME = 1;
  private static final int DEBUG_TINY = 3;
  private static final int DEBUG_NOTES = 4;

  private static List<TensorSpec> tensors(String recipe, String... settings) {
    Path file = Path.of("..", "configs", recipe + ".yaml");
    return TensorNames.of(RecipeReader.read(file, List.of(settings)).model());
  }

  /** A name as the table has it, without the numbers of stacks and layers. */
  private static String pattern(String name) {
    return name.replaceAll("context\\.layers\\.\\d+", "context.layers.i")
        .replaceAll("stacks\\.\\d+", "stacks.s")
        .replaceAll("layers\\.\\d+", "layers.l");
  }

  /** The shape that the first tensor of each pattern has. */
  private static Map<String, String> shapes(List<TensorSpec> tensors) {
    Map<String, String> shapes = new TreeMap<>();
    tensors.forEach(t -> shapes.putIfAbsent(pattern(t.name()), t.shape().toString()));
    return shapes;
  }

  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "python.md")).stream()
        .filter(line -> line.startsWith("| `") && line.contains("] |"))
        .map(line -> line.replace("`", "").split("\\s*\\|\\s*"))
        .toList();
  }

  private static Map<String, String> column(int column) throws IOException {
    Map<String, String> shapes = new TreeMap<>();
    for (String[] row : rows()) {
      if (!row[column].isEmpty()) {
        shapes.put(row[NAME], row[column]);
      }
    }
    return shapes;
  }

  @Test
  void tableHasTheShapesOfTheDebugRecipes() throws IOException {
    assertEquals(shapes(tensors("debug-tiny")), column(DEBUG_TINY));
    assertEquals(shapes(tensors("debug-notes")), column(DEBUG_NOTES));
  }

  @Test
  void tableHasEveryNameThatThereCanBe() throws IOException {
    TreeSet<String> possible = new TreeSet<>(shapes(tensors("debug-notes")).keySet());
    String wider = "model.stacks[1].residualChannels=12";
    String voices = "model.conditioning.globalChannels=3";
    possible.addAll(shapes(tensors("debug-tiny", wider, voices)).keySet());
    TreeSet<String> told = new TreeSet<>();
    rows().forEach(row -> told.add(row[NAME]));
    assertEquals(possible, told);
  }

  @Test
  void laterContextLayersHaveTheShapeThatTheTableSays() throws IOException {
    TensorSpec second =
        tensors("debug-notes").stream()
            .filter(t -> t.name().equals(TensorNames.context(1, "weight")))
            .findFirst()
            .orElseThrow();
    String page = Files.readString(Path.of("..", "docs", "python.md"));
    assertTrue(page.contains(second.shape() + " from the second on"), second.toString());
  }
}
