package org.wavenet4j.train.device;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.javacpp.Loader;
import org.wavenet4j.UserError;

/** Who multiplies matrices for ND4J on a CPU. */
public enum BlasLibrary {
  /** Comes with ND4J. */
  OPENBLAS,
  /** Intel's, for x86_64 alone; in builds with the Maven profile {@code mkl}. */
  MKL;

  /** ND4J's BLAS is the library that the preset of OpenBLAS loads. */
  private static final String PROPERTY = "org.bytedeco.openblas.load";

  private static final Map<String, String> MKL_LIBRARIES =
      Map.of(
          "linux-x86_64", "libmkl_rt.so.2",
          "macosx-x86_64", "libmkl_rt.2.dylib",
          "windows-x86_64", "mkl_rt.2.dll");

  /** Whether this build has the library for this machine. */
  public boolean present() {
    return problems(Loader.getPlatform(), BlasLibrary::onClassPath).isEmpty();
  }

  /**
   * Makes ND4J load this library; too late once ND4J has loaded.
   *
   * @throws UserError if this build or this machine has none
   */
  void choose() {
    List<String> problems = problems(Loader.getPlatform(), BlasLibrary::onClassPath);
    if (!problems.isEmpty()) {
      throw new UserError(String.join("\n", problems));
    }
    if (this == MKL) {
      System.setProperty(PROPERTY, "mkl");
    } else {
      System.clearProperty(PROPERTY);
    }
  }

  /** Two lines on why the library cannot be had; none where it can. */
  List<String> problems(String platform, Predicate<String> resourceExists) {
    if (this == OPENBLAS) {
      return List.of();
    }
    String library = MKL_LIBRARIES.get(platform);
    if (library == null) {
      return List.of(
          "--blas mkl: there is no MKL for " + platform + ", only for x86_64.",
          "Leave it out: OpenBLAS, which comes with every build, is used then.");
    }
    if (!resourceExists.test("org/bytedeco/mkl/" + platform + "/" + library)) {
      return List.of(
          "--blas mkl: this build has no MKL (210 MB, so it is left out unless asked for).",
          "In a clone, set the environment variable WAVENET_PROFILES=mkl once and run the same command: that builds it in (Maven: -Pmkl).");
    }
    return List.of();
  }

  private static boolean onClassPath(String resource) {
    return BlasLibrary.class.getClassLoader().getResource(resource) != null;
  }
}
