package org.wavenet4j.cli.doctor;

/**
 * GPUs for training.
 *
 * @param driverInstalled whether NVIDIA's driver has its program here
 */
record GpuCheck(Devices devices, boolean driverInstalled) {
  private static final String NAME = "GPU";

  Finding finding() {
    String verdict = devices.verdict();
    if (devices.backend().equals("CUDA") || (devices.gpus() == 0 && !driverInstalled)) {
      return Finding.good(NAME, verdict);
    }
    if (devices.gpus() == 0) {
      return Finding.note(
          NAME,
          verdict,
          "`nvidia-smi` must list the GPU; see CUDA_VISIBLE_DEVICES and the driver.");
    }
    if (devices.gpusDriven() == 0) {
      return Finding.note(
          NAME, verdict, "Nothing but another GPU would be faster; training on the CPU works.");
    }
    if (devices.gpusDriven() < devices.gpus()) {
      return Finding.note(
          NAME,
          verdict,
          "Set CUDA_VISIBLE_DEVICES to those that `wavenet info --devices` can drive.");
    }
    return devices.cudaBuilt()
        ? Finding.note(NAME, verdict, "Install a driver that knows CUDA 11.6 or newer.")
        : Finding.note(
            NAME,
            verdict,
            "Build the CUDA back end in (2.4 GB): in a clone, set WAVENET_PROFILES=cuda once.");
  }
}
