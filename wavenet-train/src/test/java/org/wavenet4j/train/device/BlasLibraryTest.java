package org.wavenet4j.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlasLibraryTest {
  @Test
  void openBlasIsAlwaysThere() {
    assertEquals(List.of(), BlasLibrary.OPENBLAS.problems("linux-arm64", resource -> false));
  }

  @Test
  void mklIsThereWhereItsLibraryIs() {
    String library = "org/bytedeco/mkl/linux-x86_64/libmkl_rt.so.2";
    assertEquals(List.of(), BlasLibrary.MKL.problems("linux-x86_64", library::equals));
    List<String> absent = BlasLibrary.MKL.problems("windows-x86_64", library::equals);
    assertEquals(2, absent.size());
    assertTrue(absent.get(0).startsWith("--blas mkl: this build has no MKL"), absent::toString);
    assertTrue(absent.get(1).contains("WAVENET_PROFILES=mkl"), absent::toString);
  }

  @Test
  void whereThereIsNoMklNoBuildIsAdvised() {
    List<String> problems = BlasLibrary.MKL.problems("linux-arm64", resource -> true);
    assertEquals("--blas mkl: there is no MKL for linux-arm64, only for x86_64.", problems.get(0));
    assertTrue(problems.get(1).startsWith("Leave it out: OpenBLAS"), problems::toString);
  }
}
