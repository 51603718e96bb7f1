package org.wavenet4j.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.wavenet4j.UserError;
import org.wavenet4j.vector.Lanes;

class ComputeTest {
  @AfterEach
  void asBefore() {
    System.clearProperty("wavenet.threads");
    Compute.start(Optional.empty(), Optional.empty());
    System.clearProperty("wavenet.threads");
  }

  @BeforeAll
  static void onACpu() {
    assumeFalse(Compute.cudaBuilt(), "this is a build with CUDA");
  }

  @Test
  void threadsReachNd4jAndWhoeverAsksForTheProcesss() {
    Compute compute = Compute.start(Optional.of(new Threads(3)), Optional.empty());
    assertEquals(3, compute.threads());
    assertEquals(3, Threads.ofProcess().count());
    assertEquals(
        Math.min(3, Nd4j.getEnvironment().maxThreads()), Nd4j.getEnvironment().maxMasterThreads());
    assertEquals(3, NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
    assertEquals(3, Nd4j.factory().blas().getMaxThreads());
    assertEquals(Lanes.COUNT * 32, compute.vectorBits());
    assertEquals(
        "3 threads, vectors of 512 bits, BLAS OPENBLAS, ND4J back end CPU",
        new Compute(3, 512, "OPENBLAS", "CPU", Optional.empty()).line());
    assertEquals(
        "1 thread, no vectors (java needs --add-modules jdk.incubator.vector), BLAS MKL, ND4J back end CPU",
        new Compute(1, 0, "MKL", "CPU", Optional.empty()).line());
  }

  @Test
  void mklThatIsNotBuiltInIsRefused() {
    assumeFalse(BlasLibrary.MKL.present(), "this is a build with MKL");
    UserError error =
        assertThrows(
            UserError.class, () -> Compute.start(Optional.empty(), Optional.of(BlasLibrary.MKL)));
    assertTrue(error.getMessage().startsWith("--blas mkl: "), error.getMessage());
    assertEquals(2, error.getMessage().lines().count());
  }

  @Test
  void theReportTellsOfThisMachine() {
    DeviceReport report = DeviceReport.make();
    assertEquals(Runtime.getRuntime().availableProcessors(), report.processors());
    assertEquals("CPU", report.compute().backend());
    assertTrue(report.verdict().endsWith("computing on the CPU."), report.verdict());
  }
}
