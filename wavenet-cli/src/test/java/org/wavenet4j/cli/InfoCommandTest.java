package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.bench.RandomWeights;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.PrecisionCost;

class InfoCommandTest {
  @TempDir private Path folder;

  @Test
  void jsonOfAModelHasSpecReceptiveFieldParametersAndProvenance() throws IOException {
    Path model = TinyModel.write(folder.resolve("tiny.safetensors"), 1);
    Captured run = Captured.run("info", "--json", model.toString());
    assertEquals(0, run.exitCode(), run.err());
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals("model", json.path("type").asText());
    assertEquals(4000, json.path("spec").path("sampleRateHz").asInt());
    assertEquals(9, json.path("receptiveField").path("frames").asInt());
    assertEquals(2.25, json.path("receptiveField").path("milliseconds").asDouble());
    assertEquals(5.25, json.path("provenance").path("heldOutBitsPerSample").asDouble());
    assertEquals("17", json.path("provenance").path("versions").path("java").asText());
    // front 2*256*4+4; 3 dilated 8*2*4+8; 2 residual 4*4+4; 3 skip 4*4; skip bias 4;
    // post 8*4+8; output 256*8+256
    assertEquals(2052 + 216 + 40 + 48 + 4 + 40 + 2304, json.path("parameters").asInt());
  }

  @Test
  void textOfAModelNamesTheSameThings() {
    Path model = TinyModel.write(folder.resolve("tiny.safetensors"), 1);
    Captured run = Captured.run("info", model.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("receptive field  9 frames, 2.3 ms\n"), run.out());
    assertTrue(run.out().contains("parameters       4,704\n"), run.out());
    assertTrue(run.out().contains("distribution     categorical, 256 parameters a sample\n"));
    assertTrue(run.out().contains("held out         5.2500 bits per sample\n"), run.out());
  }

  @Test
  void tonesAreToldWithTheirLengthAndTheirNumbersBesideTheParameters() throws IOException {
    Path file = folder.resolve("tonal.safetensors");
    Model model = RandomWeights.model(TinyModel.TONAL_SPEC, 1);
    ModelFile.write(model, file);
    String text = Captured.run("info", file.toString()).out();
    // 88 (6 frequencies, 3 knots of 2 times 6, 6 velocities and a fade)
    assertTrue(
        text.contains(
            "\ntones            6 partials a key, 1.5 s: 4,312 numbers besides the parameters\n"),
        text);
    JsonNode json =
        new ObjectMapper().readTree(Captured.run("info", "--json", file.toString()).out());
    assertEquals(4312, json.path("toneParameters").asInt());
    assertEquals(model.weights().parameterCount(), json.path("parameters").asInt());
    assertEquals(6, json.path("spec").path("tones").path("partials").asInt());
    String plain = TinyModel.write(folder.resolve("tiny.safetensors"), 1).toString();
    assertFalse(Captured.run("info", plain).out().contains("tones"));
    JsonNode without = new ObjectMapper().readTree(Captured.run("info", "--json", plain).out());
    assertEquals(0, without.path("toneParameters").asInt(-1));
  }

  @Test
  void howTheTrainingSoundIsIsToldWhereItWasMeasured() throws IOException {
    String measured = TinyModel.writeTrap(folder.resolve("trap.safetensors"), 0.1).toString();
    String other = TinyModel.write(folder.resolve("tiny.safetensors"), 1).toString();
    Captured text = Captured.run("info", measured);
    assertTrue(
        text.out()
            .contains(
                "training sound   -42 to -41 dBFS, median -41; below -70 dBFS for at most 0.3 s, one"
                    + " code for at most 0.3 s\n"),
        text.out());
    String unmeasured = Captured.run("info", other).out();
    assertTrue(unmeasured.contains("training sound   not measured: --guard knows"), unmeasured);
    JsonNode json = new ObjectMapper().readTree(Captured.run("info", "--json", measured).out());
    assertEquals(0.25, json.path("sound").path("longestQuietSeconds").asDouble());
    assertEquals(-42, json.path("sound").path("levelsDbfs").path("low").asDouble());
    assertTrue(
        new ObjectMapper()
            .readTree(Captured.run("info", "--json", other).out())
            .get("sound")
            .isNull());
  }

  @Test
  void whatPrecisionBf16CostsIsToldWhereItWasMeasured() throws IOException {
    Path file = TinyModel.write(folder.resolve("tiny.safetensors"), 1);
    String other = file.toString();
    assertTrue(
        Captured.run("info", other)
            .out()
            .contains(
                "\nprecision bf16   not measured: wavenet evaluate --precision-cost tells what it"
                    + " costs\n"));
    assertTrue(
        new ObjectMapper()
            .readTree(Captured.run("info", "--json", other).out())
            .get("precisionCost")
            .isNull());

    Model model = ModelFile.read(file);
    Path measured = folder.resolve("measured.safetensors");
    PrecisionCost cost = new PrecisionCost(0.00046875, 3.25, 3.25125, 20_000);
    ModelFile.write(
        new Model(
            model.spec(), model.weights(), model.provenance(), model.sound(), Optional.of(cost)),
        measured);
    String text = Captured.run("info", measured.toString()).out();
    assertTrue(
        text.contains(
            "\nprecision bf16   3.2513 bits per sample where fp32 costs 3.2500 (+0.0013, on 20,000"
                + " held-out samples);\n                 predictions 0.000469 bits off on average"
                + " (Kullback-Leibler divergence)\n"),
        text);
    JsonNode json =
        new ObjectMapper()
            .readTree(Captured.run("info", "--json", measured.toString()).out())
            .path("precisionCost");
    assertEquals(0.00046875, json.path("meanDivergenceBits").asDouble());
    assertEquals(3.25, json.path("fp32BitsPerSample").asDouble());
    assertEquals(3.25125, json.path("bf16BitsPerSample").asDouble());
    assertEquals(20_000, json.path("samples").asLong());
  }

  @Test
  void aFolderThatIsNoCorpusIsToldWithTheWayToMakeOne() {
    Captured run = Captured.run("info", folder.toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("is no prepared corpus"), run.err());
    assertTrue(run.err().contains("wavenet prepare"), run.err());
  }

  @Test
  void everyCommandsHelpShowsAnExample() {
    for (String command :
        new String[] {
          "demo",
          "doctor",
          "play",
          "prepare",
          "train",
          "generate",
          "evaluate",
          "info",
          "bench",
          "bench train",
          "bench generate"
        }) {
      Captured run = Captured.run((command + " --help").split(" ", -1));
      assertEquals(0, run.exitCode());
      assertTrue(run.out().contains("\n  wavenet " + command), run.out());
    }
  }
}
