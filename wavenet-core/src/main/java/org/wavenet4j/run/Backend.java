package org.wavenet4j.run;

import org.wavenet4j.UsageError;
import org.wavenet4j.vector.VectorApi;

/**
 * Which kernels a process runs networks with, and why.
 *
 * @param kernels chosen
 * @param reason in one line, for a log
 */
public record Backend(Kernels kernels, String reason) {
  private static final int LEAST_BITS = 128;

  /** The fastest that this JVM can run. */
  public static Backend best() {
    return best(VectorApi.isPresent(), VectorApi.bits());
  }

  /**
   * The fastest that a JVM can run.
   *
   * @param present whether it was started with the Vector API
   * @param bits of its vectors
   */
  public static Backend best(boolean present, int bits) {
    if (present && bits >= LEAST_BITS) {
      return new Backend(VectorKernels.INSTANCE, "vectors of " + bits + " bits");
    }
    String missing = "java runs without --add-modules " + VectorApi.MODULE;
    return new Backend(
        ScalarKernels.INSTANCE,
        (present ? "this machine has no vectors" : missing) + ": 10 times slower");
  }

  /**
   * The one of that name.
   *
   * @param label as {@link Kernels#label}
   * @throws UsageError if there is none, or this JVM cannot run it
   */
  public static Backend of(String label) {
    if (label.equals(ScalarKernels.LABEL)) {
      return new Backend(ScalarKernels.INSTANCE, "asked for");
    }
    if (!label.equals(VectorKernels.LABEL)) {
      throw new UsageError(
          "backend: %s, expected %s or %s"
              .formatted(label, ScalarKernels.LABEL, VectorKernels.LABEL));
    }
    requireVectorApi();
    return new Backend(VectorKernels.INSTANCE, "asked for");
  }

  private static void requireVectorApi() {
    if (!VectorApi.isPresent()) {
      throw new UsageError(
          "backend: vector, but java runs without --add-modules %s; add it, or use %s"
              .formatted(VectorApi.MODULE, ScalarKernels.LABEL));
    }
  }

  /** In one line: {@code vector kernels (vectors of 512 bits)}. */
  public String line() {
    return kernels.label() + " kernels (" + reason + ")";
  }
}
