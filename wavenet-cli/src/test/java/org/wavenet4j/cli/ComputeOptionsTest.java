package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wavenet4j.train.device.BlasLibrary;
import org.wavenet4j.train.loop.RunFolder;
import picocli.CommandLine;

class ComputeOptionsTest {
  @Test
  void aWrongNumberOfThreadsIsAWrongCall() {
    Captured bench = Captured.run("bench", "train", "--threads", "0");
    assertEquals(2, bench.exitCode());
    assertEquals("--threads: \"0\", expected a whole number from 1 to 1024\n", bench.err());
  }

  @Test
  void anUnknownBlasIsAWrongCall() {
    Captured bench = Captured.run("bench", "train", "--blas", "atlas");
    assertEquals(2, bench.exitCode());
    assertTrue(bench.err().contains("--blas"), bench.err());
  }

  @Test
  void mklThatIsNotThereIsToldInTwoLinesWithTheWayToIt() {
    assumeFalse(BlasLibrary.MKL.present(), "this is a build with MKL");
    Captured bench = Captured.run("bench", "train", "--blas", "mkl");
    assertEquals(1, bench.exitCode());
    assertEquals(2, bench.err().lines().count());
    assertTrue(bench.err().startsWith("--blas mkl: "), bench.err());
  }

  @Test
  void theBenchmarkTellsThreadsAndBlas() {
    Captured bench =
        Captured.run(
            "bench", "train", "--frames", "16", "--steps", "4", "--threads", "1", "--json");
    System.clearProperty("wavenet.threads");
    assertEquals(0, bench.exitCode(), bench.err());
    assertTrue(bench.out().contains("\"threads\" : 1"), bench.out());
    assertTrue(bench.out().contains("\"blas\" : \""), bench.out());
    assertEquals("", bench.err());
  }

  @Test
  void aRunGoesOnAsItWasComputed() {
    ComputeOptions options = new ComputeOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs("--threads", "3", "--blas", "openblas");
    Shell shell = new Shell(System.out, System.err, false, "wavenet", Path.of(""));
    assertEquals(
        "wavenet train runs/x/recipe.yaml --run runs/x --resume --threads 3 --blas openblas",
        new TrainingJob(shell, new RunFolder(Path.of("runs/x")), options).resumeCommand());
  }
}
