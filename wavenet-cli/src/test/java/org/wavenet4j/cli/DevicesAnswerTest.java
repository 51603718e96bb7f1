package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.wavenet4j.train.device.Compute;
import org.wavenet4j.train.device.ComputeCapability;
import org.wavenet4j.train.device.CudaDevice;
import org.wavenet4j.train.device.DeviceReport;

class DevicesAnswerTest {
  private static final DeviceReport REPORT =
      new DeviceReport(
          16,
          8,
          OptionalInt.of(512),
          new Compute(8, 512, "OPENBLAS", "CPU", Optional.empty()),
          false,
          true,
          List.of(
              new CudaDevice(
                  0, "GPU-1", "NVIDIA A40", OptionalLong.of(46068), new ComputeCapability(8, 6)),
              new CudaDevice(
                  1, "GPU-2", "NVIDIA H200", OptionalLong.of(143771), new ComputeCapability(9, 0))),
          "A verdict.");

  private static String answer(boolean json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DevicesAnswer.tell(REPORT, new PrintStream(bytes, true, StandardCharsets.UTF_8), json);
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void everyGpuIsToldWithWhetherItCanBeDriven() throws IOException {
    assertEquals(
        """
        processors     16 (physical cores: 8), vectors of 512 bits
        ND4J back end  CPU
        BLAS           OPENBLAS; MKL is not in this build (to build it in, in a clone: WAVENET_PROFILES=mkl)
        CUDA           is in this build
        GPU 0          NVIDIA A40, 46,068 MiB, compute capability 8.6: ND4J can drive it
        GPU 1          NVIDIA H200, 143,771 MiB, compute capability 9.0: ND4J cannot drive it, only 3.7 to 8.9
        A verdict.
        """,
        answer(false));
  }

  @Test
  void jsonHasTheSame() throws IOException {
    JsonNode json = new ObjectMapper().readTree(answer(true));
    assertEquals("devices", json.path("type").asText());
    assertEquals(8, json.path("physicalCores").asInt());
    assertEquals(512, json.path("vectorBits").asInt());
    assertEquals("CPU", json.path("backend").asText());
    assertEquals(143771, json.path("gpus").path(1).path("memoryMib").asLong());
    assertEquals("9.0", json.path("gpus").path(1).path("computeCapability").asText());
    assertTrue(json.path("gpus").path(0).path("driven").asBoolean());
  }

  @Test
  void thisMachineIsToldWithoutAFile() {
    Captured run = Captured.run("info", "--devices");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("ND4J back end  "), run.out());
    assertTrue(run.out().startsWith("processors     "), run.out());
  }

  @Test
  void aFileAndDevicesAreNotToldTogetherNorNeither() {
    assertEquals(2, Captured.run("info").exitCode());
    Captured both = Captured.run("info", "a.safetensors", "--devices");
    assertEquals(2, both.exitCode());
    assertEquals("wavenet info: expected either FILE_OR_DIR or --devices\n", both.err());
  }
}
