package org.wavenet4j.train.device;

import java.util.List;

/** What a search for CUDA devices came to. */
public sealed interface CudaSearch {
  /**
   * Devices that programs of this process may see.
   *
   * @param devices at least one
   */
  record Found(List<CudaDevice> devices) implements CudaSearch {
    /** Keeps a copy. */
    public Found {
      devices = List.copyOf(devices);
    }
  }

  /**
   * No device.
   *
   * @param reason in words, to go on behind a colon
   */
  record Nothing(String reason) implements CudaSearch {}
}
