package org.wavenet4j.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendChoiceTest {
  private static CudaSearch gpus(String... capabilities) {
    List<CudaDevice> devices = new ArrayList<>();
    for (String capability : capabilities) {
      devices.add(
          new CudaDevice(
              devices.size(),
              "GPU-" + devices.size(),
              "NVIDIA X",
              OptionalLong.of(8000),
              ComputeCapability.parse(capability).orElseThrow()));
    }
    return new CudaSearch.Found(devices);
  }

  @ParameterizedTest
  @CsvSource({
    "3.0, false",
    "3.5, false",
    "3.7, true",
    "5.0, true",
    "7.5, true",
    "8.0, true",
    "8.6, true",
    "8.9, true",
    "8.10, false",
    "9.0, false",
    "10.0, false",
    "12.0, false"
  })
  void nd4jDrives37To89(String capability, boolean driven) {
    BackendChoice choice = BackendChoice.of(true, gpus(capability));
    assertEquals(driven, choice.cuda());
    assertEquals(
        driven
            ? "Computing on GPU 0, NVIDIA X (compute capability %s).".formatted(capability)
            : "GPU 0, NVIDIA X (compute capability %s) cannot be driven by ND4J, which is built for 3.7 to 8.9: computing on the CPU."
                .formatted(capability),
        choice.reason());
  }

  @Test
  void oneGpuThatCannotBeDrivenRulesOutTheOthersUntilItIsHidden() {
    BackendChoice choice = BackendChoice.of(true, gpus("8.6", "9.0"));
    assertFalse(choice.cuda());
    assertTrue(choice.reason().startsWith("GPU 1, NVIDIA X"), choice::reason);
    assertTrue(choice.reason().contains("set CUDA_VISIBLE_DEVICES"), choice::reason);
    assertTrue(BackendChoice.of(true, gpus("8.6", "7.5")).cuda());
  }

  @Test
  void withoutAGpuItIsTheCpuAndTheReasonIsGiven() {
    BackendChoice choice =
        BackendChoice.of(true, new CudaSearch.Nothing("nvidia-smi lists no GPU"));
    assertFalse(choice.cuda());
    assertEquals("No GPU (nvidia-smi lists no GPU): computing on the CPU.", choice.reason());
  }

  @Test
  void aBuildWithoutCudaTakesTheCpuWhateverThereIs() {
    BackendChoice choice = BackendChoice.of(false, gpus("8.6"));
    assertFalse(choice.cuda());
    assertTrue(choice.reason().contains("this build has no CUDA back end"), choice::reason);
  }
}
