package org.wavenet4j.train.device;

import java.util.OptionalLong;

/**
 * A GPU as its driver describes it.
 *
 * @param index in the order of the PCI bus, from 0
 * @param uuid as {@code GPU-5fd8...}
 * @param memoryMib in MiB; empty where it shares the host's
 */
public record CudaDevice(
    int index, String uuid, String name, OptionalLong memoryMib, ComputeCapability capability) {
  /** As a person names it: {@code GPU 0, NVIDIA A100 (compute capability 8.0)}. */
  @Override
  public String toString() {
    return "GPU %d, %s (compute capability %s)".formatted(index, name, capability);
  }
}
