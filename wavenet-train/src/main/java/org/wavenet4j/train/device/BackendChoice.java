package org.wavenet4j.train.device;

import java.util.List;

/**
 * Which of ND4J's back ends a process takes. A JVM has one, and the CUDA one would crash on a GPU
 * that its binaries do not fit, so the choice is made before ND4J loads.
 *
 * @param cuda whether it is the CUDA back end
 * @param reason in a sentence
 */
record BackendChoice(boolean cuda, String reason) {
  private static final String ON_CPU = ": computing on the CPU.";

  /**
   * Decides.
   *
   * @param built whether the CUDA back end is on the class path
   */
  static BackendChoice of(boolean built, CudaSearch search) {
    if (search instanceof CudaSearch.Nothing nothing) {
      return onCpu("No GPU (" + nothing.reason() + ")");
    }
    List<CudaDevice> devices = ((CudaSearch.Found) search).devices();
    List<CudaDevice> driven = devices.stream().filter(d -> d.capability().driven()).toList();
    if (!driven.equals(devices)) {
      return onCpu(undriven(devices, driven));
    }
    if (!built) {
      return onCpu(devices.get(0) + " could be used, but this build has no CUDA back end");
    }
    return new BackendChoice(true, "Computing on " + devices.get(0) + ".");
  }

  private static BackendChoice onCpu(String why) {
    return new BackendChoice(false, why + ON_CPU);
  }

  /** ND4J takes all devices that it sees, so one that it cannot drive rules out the others. */
  private static String undriven(List<CudaDevice> devices, List<CudaDevice> driven) {
    CudaDevice first = devices.stream().filter(d -> !driven.contains(d)).findFirst().orElseThrow();
    String problem =
        "%s cannot be driven by ND4J, which is built for %s to %s"
            .formatted(first, ComputeCapability.OLDEST, ComputeCapability.NEWEST);
    return driven.isEmpty()
        ? problem
        : problem + " (to compute on another one, set CUDA_VISIBLE_DEVICES to its index)";
  }
}
