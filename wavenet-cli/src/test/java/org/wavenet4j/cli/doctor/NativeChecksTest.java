package org.wavenet4j.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wavenet4j.UserError;

class NativeChecksTest {
  private static final Path CACHE = Path.of("cache");

  /** A program that ends as it is told. */
  static final class Ending {
    private Ending() {}

    public static void main(String[] arguments) {
      switch (arguments[0]) {
        case "well" -> System.out.print("all is well");
        case "crash" -> Runtime.getRuntime().halt(134);
        default -> throw new UserError("no such library");
      }
    }
  }

  private static Devices devices(String backend, boolean cudaBuilt, int gpus, int driven) {
    return new Devices(4, backend, "OPENBLAS", false, cudaBuilt, gpus, driven, "A verdict.");
  }

  @Test
  void whatAnotherJavaSaysOrThatItCrashedIsAnAnswer() {
    OwnJava java = new OwnJava(Ending.class);
    assertEquals(new OwnJava.Answer(true, "all is well"), java.run("well"));
    assertEquals(new OwnJava.Answer(false, "exit code 134, without a word"), java.run("crash"));
    OwnJava.Answer failed = java.run("fail");
    assertTrue(failed.text().startsWith("exit code 1, saying \"at "), failed.text());
  }

  @Test
  void librariesThatCrashAreAProblemWithTheirFolder() {
    OwnJava.Answer crash = new OwnJava.Answer(false, "exit code 134, without a word");
    Finding nd4j = Nd4jCheck.of(crash, CACHE).finding();
    assertEquals(
        Finding.problem(
            "ND4J",
            "its libraries do not load, so nothing can be trained (exit code 134, without a word)",
            "They are unpacked into cache: is there room, may programs run from there? Remove it,"
                + " then see what `wavenet info --devices --verbose` says."),
        nd4j);
    Finding ffmpeg = FfmpegCheck.of(crash, CACHE).finding();
    assertEquals(
        Finding.problem(
            "FFmpeg",
            "its libraries do not load, so only WAV files can be prepared (exit code 134, without a"
                + " word)",
            "They are unpacked into cache: is there room, may programs run from there? Remove it,"
                + " then see what `wavenet doctor --load ffmpeg --verbose` says."),
        ffmpeg);
    assertEquals(
        Finding.Level.PROBLEM,
        Nd4jCheck.of(new OwnJava.Answer(true, "[]"), CACHE).finding().level());
    assertEquals(
        Finding.Level.PROBLEM,
        Nd4jCheck.of(new OwnJava.Answer(true, "hello"), CACHE).finding().level());
  }

  @Test
  void theAnswerOfInfoIsUnderstood() {
    String json =
        """
        {"type": "devices", "physicalCores": 8, "backend": "CPU", "blas": "MKL", "mklBuilt": true,
        "cudaBuilt": true, "gpus": [{"driven": true}, {"driven": false}], "verdict": "So."}""";
    Nd4jCheck check = Nd4jCheck.of(new OwnJava.Answer(true, json), CACHE);
    assertEquals(
        new Devices(8, "CPU", "MKL", true, true, 2, 1, "So."), check.devices().orElseThrow());
    assertEquals(
        Finding.good("ND4J", "loads; back end CPU, BLAS MKL, MKL is in this build"),
        check.finding());
  }

  @Test
  void aGpuIsGoodWhereItIsUsedOrThereIsNone() {
    assertEquals(
        Finding.good("GPU", "A verdict."),
        new GpuCheck(devices("CPU", false, 0, 0), false).finding());
    assertEquals(
        Finding.Level.GOOD, new GpuCheck(devices("CUDA", true, 1, 1), true).finding().level());
  }

  @Test
  void aGpuThatIsNotUsedIsNotedWithWhatWouldUseIt() {
    assertFix("Build the CUDA back end in", devices("CPU", false, 1, 1));
    assertFix("Install a driver that knows CUDA 11.6", devices("CPU", true, 1, 1));
    assertFix("Set CUDA_VISIBLE_DEVICES", devices("CPU", true, 2, 1));
    assertFix("Nothing but another GPU", devices("CPU", true, 1, 0));
    assertFix("`nvidia-smi` must list", devices("CPU", true, 0, 0));
  }

  private static void assertFix(String start, Devices devices) {
    Finding finding = new GpuCheck(devices, true).finding();
    assertEquals(Finding.Level.NOTE, finding.level());
    assertTrue(finding.fix().startsWith(start), finding.fix());
  }
}
