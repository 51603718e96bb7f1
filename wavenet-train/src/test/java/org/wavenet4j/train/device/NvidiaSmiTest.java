package org.wavenet4j.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvidiaSmiTest {
  private static final CudaDevice A40 =
      new CudaDevice(
          0, "GPU-5fd8", "NVIDIA A40", OptionalLong.of(46068), new ComputeCapability(8, 6));
  private static final CudaDevice H200 =
      new CudaDevice(
          1, "GPU-77aa", "NVIDIA H200", OptionalLong.of(143771), new ComputeCapability(9, 0));

  private static String reason(CudaSearch search) {
    return assertInstanceOf(CudaSearch.Nothing.class, search).reason();
  }

  @Test
  void everyLineIsADevice() {
    assertEquals(
        new CudaSearch.Found(List.of(A40, H200)),
        NvidiaSmi.parse(
            "0, GPU-5fd8, NVIDIA A40, 46068, 8.6\r\n1, GPU-77aa, NVIDIA H200, 143771, 9.0\n\n"));
  }

  @Test
  void aGpuThatSharesTheHostsMemoryHasNoneOfItsOwn() {
    assertEquals(
        new CudaSearch.Found(
            List.of(
                new CudaDevice(
                    0,
                    "GPU-1",
                    "NVIDIA GB10",
                    OptionalLong.empty(),
                    new ComputeCapability(12, 1)))),
        NvidiaSmi.parse("0, GPU-1, NVIDIA GB10, [N/A], 12.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No devices were found",
        "0, GPU-5fd8, NVIDIA A40, 46068",
        "0, GPU-5fd8, NVIDIA A40, 46068, 8.6, more",
        "x, GPU-5fd8, NVIDIA A40, 46068, 8.6",
        "0, GPU-5fd8, , 46068, 8.6",
        "0, GPU-5fd8, NVIDIA A40, 46068 MiB, 8.6",
        "0, GPU-5fd8, NVIDIA A40, 46068, [N/A]",
        "0, GPU-5fd8, NVIDIA A40, 46068, 8",
        "0, GPU-5fd8, NVIDIA A40, 46068, 8.6\nWarning: infoROM is corrupted"
      })
  void anAnswerOfAnotherFormFindsNothingAndIsQuoted(String answer) {
    String last = answer.lines().reduce("", (a, b) -> b);
    String reason = reason(NvidiaSmi.parse(answer));
    assertEquals(
        "nvidia-smi's answer is not understood, expected index, uuid, name, MiB, compute capability"
            + " but read \""
            + last
            + "\"",
        reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \n\n"})
  void anEmptyAnswerListsNoGpu(String answer) {
    assertEquals("nvidia-smi lists no GPU", reason(NvidiaSmi.parse(answer)));
  }

  @Test
  void withoutTheProgramThereIsNoDriver() {
    assertEquals(
        "the program no-such-smi of NVIDIA's driver was not found",
        reason(NvidiaSmi.search(List.of("no-such-smi"))));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatFailsIsQuoted() {
    assertEquals(
        "sh failed with exit code 9, saying \"NVIDIA-SMI has failed: no driver\"",
        reason(
            NvidiaSmi.search(
                List.of("sh", "-c", "echo; echo 'NVIDIA-SMI has failed: no driver' >&2; exit 9"))));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatAProgramAnswersIsRead() {
    assertEquals(
        new CudaSearch.Found(List.of(A40)),
        NvidiaSmi.search(List.of("echo", "0, GPU-5fd8, NVIDIA A40, 46068, 8.6")));
  }

  @Test
  void devicesAreHiddenByIndexOrUuidAsCudaHidesThem() {
    List<CudaDevice> both = List.of(A40, H200);
    assertEquals(new CudaSearch.Found(both), NvidiaSmi.visible(both, null));
    assertEquals(new CudaSearch.Found(List.of(H200)), NvidiaSmi.visible(both, "1"));
    assertEquals(new CudaSearch.Found(List.of(H200, A40)), NvidiaSmi.visible(both, "1, 0"));
    assertEquals(new CudaSearch.Found(List.of(A40)), NvidiaSmi.visible(both, "GPU-5f"));
    assertEquals(new CudaSearch.Found(List.of(A40)), NvidiaSmi.visible(both, "0,-1,1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "7", "MIG-77aa", "GPU-"})
  void aSelectionThatNamesNoneOrNoSingleOneHidesAll(String selection) {
    assertEquals(
        "CUDA_VISIBLE_DEVICES=" + selection + " hides every GPU",
        reason(NvidiaSmi.visible(List.of(A40, H200), selection)));
  }
}
