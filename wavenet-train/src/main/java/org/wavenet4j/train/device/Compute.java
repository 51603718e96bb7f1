package org.wavenet4j.train.device;

import java.util.Locale;
import java.util.Optional;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;
import org.wavenet4j.UserError;
import org.wavenet4j.vector.VectorApi;

/**
 * What this process computes with.
 *
 * @param threads of BLAS, of ND4J's operations and of our own pools
 * @param vectorBits width of the Vector API's registers, which floats are trained in on a CPU; 0
 *     where the JVM was started without it
 * @param blas vendor of the matrix products, as ND4J names it: OPENBLAS, MKL, CUBLAS
 * @param backend ND4J's: CPU or CUDA
 * @param note why it is this back end, in a sentence; empty in a build without CUDA
 */
public record Compute(
    int threads, int vectorBits, String blas, String backend, Optional<String> note) {
  private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

  /**
   * Chooses, then loads ND4J. To be called before anything of ND4J is touched; its choices are
   * fixed from then on.
   *
   * @param threads {@link Threads#ofProcess} where empty
   * @param blas where empty, OpenBLAS unless a system property of JavaCPP says otherwise
   * @throws UserError if MKL is asked for and cannot be had
   */
  public static Compute start(Optional<Threads> threads, Optional<BlasLibrary> blas) {
    threads.orElseGet(Threads::ofProcess).choose();
    blas.ifPresent(BlasLibrary::choose);
    if (!cudaBuilt()) {
      return started(blas, Optional.empty());
    }
    BackendChoice choice = BackendChoice.of(true, NvidiaSmi.search());
    if (!choice.cuda()) {
      ND4JClassLoading.setNd4jClassloader(
          new ServicesWithoutCuda(ND4JClassLoading.getNd4jClassloader()));
    }
    String note =
        choice.cuda() && onCpu()
            ? "The CUDA back end did not load, its reason is above: computing on the CPU."
            : choice.reason();
    return started(blas, Optional.of(note));
  }

  private static Compute started(Optional<BlasLibrary> blas, Optional<String> note) {
    int threads = Threads.ofProcess().count();
    if (onCpu()) {
      useThreads(threads);
    }
    Compute compute = current();
    if (blas.isPresent() && onCpu() && !compute.blas().equals(blas.get().name())) {
      throw new UserError(
          "--blas %s: ND4J loaded %s all the same.\nIts libraries are unpacked into %s: is there room, and may programs run from there?"
              .formatted(
                  blas.get().name().toLowerCase(Locale.ROOT),
                  compute.blas(),
                  System.getProperty("org.bytedeco.javacpp.cachedir", "~/.javacpp/cache")));
    }
    return new Compute(
        compute.threads(), compute.vectorBits(), compute.blas(), compute.backend(), note);
  }

  /** OpenMP keeps its number for each thread that asks, so the environment's goes for others. */
  private static void useThreads(int threads) {
    if (Nd4j.factory().blas() instanceof Nd4jBlas blas) {
      blas.setMaxThreads(threads);
    }
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    // ND4J makes its own threads once, OMP_NUM_THREADS of them, and can use fewer but not more.
    Environment environment = Nd4j.getEnvironment();
    environment.setMaxMasterThreads(Math.min(threads, environment.maxThreads()));
  }

  /** What it is, whoever chose; loads ND4J where that has not happened yet. */
  public static Compute current() {
    return new Compute(
        Threads.ofProcess().count(),
        VectorApi.bits(),
        Nd4j.factory().blas().getBlasVendor().name(),
        onCpu() ? "CPU" : "CUDA",
        Optional.empty());
  }

  /**
   * In one line, for a log: {@code 2 threads, vectors of 512 bits, BLAS OPENBLAS, ND4J back end
   * CPU}.
   */
  public String line() {
    return "%d %s, %s, BLAS %s, ND4J back end %s"
        .formatted(
            threads,
            threads == 1 ? "thread" : "threads",
            vectorBits == 0
                ? "no vectors (java needs --add-modules " + VectorApi.MODULE + ")"
                : "vectors of " + vectorBits + " bits",
            blas,
            backend);
  }

  static boolean onCpu() {
    return Nd4j.getEnvironment().isCPU();
  }

  static boolean cudaBuilt() {
    return Compute.class.getClassLoader().getResource(CUDA_BACKEND) != null;
  }
}
