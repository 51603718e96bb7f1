package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.wavenet4j.run.Generator;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.vector.VectorApi;
import picocli.CommandLine;

class BenchGenerateCommandTest {
  private static final String[] SHORT = {
    "bench", "generate", "--backend", "scalar", "--warm-up", "0.001", "--samples", "50"
  };

  /** The command with nothing on the class path that only training needs. */
  public static final class WithoutTraining implements Function<String[], String> {
    @Override
    public String apply(String[] arguments) {
      Captured run = Captured.run(arguments);
      return run.exitCode() + run.err() + run.out();
    }
  }

  @TempDir private Path folder;

  private static String[] shortly(String... more) {
    List<String> arguments = new ArrayList<>(Arrays.asList(SHORT));
    arguments.addAll(List.of(more));
    return arguments.toArray(new String[0]);
  }

  private static JsonNode answer(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(Arrays.asList(more));
    arguments.add("--json");
    Captured run = Captured.run(shortly(arguments.toArray(new String[0])));
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.err());
    return new ObjectMapper().readTree(run.out());
  }

  private static String refused(String... more) {
    Captured run = Captured.run(shortly(more));
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    return run.err();
  }

  /** At 4000 Hz a block has 40 samples, so 50 of each stream take two. */
  @Test
  void jsonTellsWhatWasMeasuredOnAModel() throws IOException {
    String model = TinyModel.write(folder.resolve("tiny.safetensors"), 0.5).toString();
    JsonNode json =
        answer("--model", model, "--precision", "bf16", "--threads", "2", "--streams", "3");
    assertEquals(model, json.path("config").asText());
    assertEquals("bf16", json.path("precision").asText());
    assertEquals("scalar", json.path("backend").asText());
    assertEquals(2, json.path("threads").asInt());
    assertEquals(3, json.path("streams").asInt());
    assertEquals(2 * 40 * 3, json.path("samples").asInt());
    // 3 dilated 8 x 2 x 4, 2 residual 4 x 4, 3 skip 4 x 4, post 8 x 4, output 256 x 8
    assertEquals(192 + 32 + 48 + 32 + 2048, json.path("multiplyAddsPerSample").asInt());
    double perSecond = json.path("samplesPerSecond").asDouble();
    assertTrue(perSecond > 0);
    assertEquals(perSecond / 4000, json.path("timesRealTime").asDouble(), 1e-9 * perSecond);
    assertEquals(2352e-9 * perSecond, json.path("gmacPerSecond").asDouble(), 1e-9);
    assertTrue(json.path("samplesPerSecondBest").asDouble() >= perSecond);
    assertTrue(json.path("samplesPerCpuSecond").asDouble() > 0);
    double median = json.path("blockMillisP50").asDouble();
    assertTrue(median > 0 && median <= json.path("blockMillisP99").asDouble());
    assertEquals(json.path("blockMillisP99").asDouble(), json.path("blockMillisMax").asDouble());
    assertTrue(json.path("bytesPerSample").isNumber());
    assertTrue(json.path("fractionOfFmaPeak").asDouble() > 0);
    assertTrue(json.path("fractionOfBandwidth").asDouble() > 0);
  }

  @Test
  void anUntrainedNetworkCanHaveOtherLayersAndDilations() throws IOException {
    JsonNode json = answer("--layers", "3", "--largest-dilation", "2");
    assertEquals("S of 3 layers with dilations to 2", json.path("config").asText());
    // 3 (64 x 64 + 64 x 32) + 2 x 32 x 32 + 256 x 64 + 256 x 256
    assertEquals(18_432 + 2048 + 81_920, json.path("multiplyAddsPerSample").asInt());
    assertEquals(1, json.path("threads").asInt());
    assertEquals(160, json.path("samples").asInt());
  }

  @Test
  void textTellsTheSame() {
    Captured run = Captured.run(shortly("--config", "s", "--layers", "1"));
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out()
            .startsWith("generate S of 1 layers, fp32, scalar kernels (asked for)\n  threads "),
        run.out());
    for (String row :
        new String[] {"samples/s ", "10 ms of sound ", "allocated ", "of a core's most "}) {
      assertTrue(run.out().contains("\n  " + row), run.out());
    }
  }

  @Test
  void wrongCallsAreToldWithWhatWasExpected() {
    assertEquals("--streams: 65, expected 1 to 64\n", refused("--streams", "65"));
    assertEquals("--threads: 0, expected 1 to 1024\n", refused("--threads", "0"));
    assertEquals(
        "--seconds: 0.0, expected above 0 and at most 100000\n", refused("--seconds", "0"));
    assertEquals(
        "--largest-dilation: 3, expected a power of two\n", refused("--largest-dilation", "3"));
    assertEquals("--layers: 1025, expected 1 to 1024\n", refused("--layers", "1025"));
    assertEquals(
        "--model: expected without --config, --layers and --largest-dilation\n",
        refused("--model", "a", "--config", "S"));
    assertEquals("--precision: int8, expected fp32 or bf16\n", refused("--precision", "int8"));
    assertTrue(refused("--config", "L").startsWith("Invalid value for option '--config'"));
    assertTrue(refused("train").startsWith("Unmatched argument"), refused("train"));
  }

  @Test
  void aBenchmarkNeedsASubject() {
    Captured run = Captured.run("bench");
    assertEquals(2, run.exitCode());
    assertEquals("Missing required subcommand\nTry: wavenet bench --help\n", run.err());
    run = Captured.run("bench", "--help");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("\n  train ") && run.out().contains("\n  generate "), run.out());
  }

  @Test
  void itRunsWithoutDl4j() throws Exception {
    Class<?>[] needed = {
      Main.class,
      WithoutTraining.class,
      Compute.class,
      Generator.class,
      VectorApi.class,
      CommandLine.class,
      JsonFactory.class
    };
    URL[] only = new URL[needed.length];
    for (int i = 0; i < needed.length; i++) {
      only[i] = needed[i].getProtectionDomain().getCodeSource().getLocation();
    }
    try (URLClassLoader alone = new URLClassLoader(only, ClassLoader.getPlatformClassLoader())) {
      assertThrows(ClassNotFoundException.class, () -> alone.loadClass(Nd4j.class.getName()));
      Class<?> type = alone.loadClass(WithoutTraining.class.getName());
      Object told =
          type.getMethod("apply", String[].class)
              .invoke(
                  type.getConstructor().newInstance(), (Object) shortly("--layers", "1", "--json"));
      assertTrue(told.toString().startsWith("0{"), told.toString());
    }
  }
}
