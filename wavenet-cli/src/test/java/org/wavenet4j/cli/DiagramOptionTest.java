package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramOptionTest {
  private static final String RECIPE = "../configs/debug-tiny.yaml";

  @TempDir private Path folder;
  private String model = "";
  private Path svg = Path.of("");

  @BeforeEach
  void writeModel() {
    model = TinyModel.write(folder.resolve("tiny.safetensors"), 1).toString();
    svg = folder.resolve("field.svg");
  }

  @Test
  void aModelIsDrawnIntoTheFileThatWasNamed() throws IOException {
    Files.writeString(svg, "old");
    Captured run = Captured.run("info", model, "--diagram", svg.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        "receptive field  9 frames, 2.3 ms\ndiagram          " + svg + " (open it in a browser)\n",
        run.out());
    String text = Files.readString(svg);
    assertTrue(text.contains("Receptive field: 9 samples, 2.3 ms at 4,000 Hz</title>"), text);
  }

  @Test
  void aRecipeIsDrawnAndToldInJson() throws IOException {
    Captured run = Captured.run("info", RECIPE, "--json", "--diagram", svg.toString());
    assertEquals(0, run.exitCode(), run.err());
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals("diagram", json.path("type").asText());
    assertEquals(svg.toString(), json.path("file").asText());
    // two stacks of 1 + 2 + 4 + 8, and two taps before them
    assertEquals(32, json.path("receptiveField").path("frames").asInt());
    assertTrue(Files.readString(svg).startsWith("<svg "));
  }

  @Test
  void withoutANameTheFilesOwnIsTakenOnceAndNotReplaced() throws IOException {
    Path network = folder.resolve("a-network-for-this-test.yaml");
    Files.copy(Path.of(RECIPE), network);
    Path unnamed = Path.of("a-network-for-this-test.svg");
    Files.deleteIfExists(unnamed);
    try {
      Captured run = Captured.run("info", network.toString(), "--diagram");
      assertEquals(0, run.exitCode(), run.err());
      assertTrue(run.out().endsWith(unnamed + " (open it in a browser)\n"), run.out());
      Captured again = Captured.run("info", network.toString(), "--diagram");
      assertEquals(1, again.exitCode());
      assertEquals(
          "%1$s: is there already; to replace it, add --diagram %1$s\n".formatted(unnamed),
          again.err());
      String name = unnamed.toString();
      assertEquals(0, Captured.run("info", network.toString(), "--diagram", name).exitCode());
    } finally {
      Files.deleteIfExists(unnamed);
    }
  }

  @Test
  void whatIsToBeDrawnIsNeverWrittenTo() throws IOException {
    byte[] before = Files.readAllBytes(Path.of(model));
    Captured run = Captured.run("info", "--diagram", model);
    assertEquals(2, run.exitCode());
    assertEquals(
        "--diagram: %1$s, expected a name that ends in .svg; what is to be drawn comes first, as in: wavenet info %1$s --diagram\n"
            .formatted(model),
        run.err());
    assertEquals(before.length, Files.size(Path.of(model)));
  }

  @Test
  void aFolderDevicesAndNothingCannotBeDrawn() {
    Captured corpus = Captured.run("info", folder.toString(), "--diagram", svg.toString());
    assertEquals(2, corpus.exitCode());
    assertEquals(
        "--diagram: " + folder + " is a folder, expected a model or a recipe\n", corpus.err());
    assertEquals(2, Captured.run("info", "--diagram").exitCode());
    Captured devices = Captured.run("info", "--devices", "--diagram");
    assertEquals("wavenet info: expected a model or a recipe for --diagram\n", devices.err());
    assertFalse(Files.exists(svg));
  }
}
