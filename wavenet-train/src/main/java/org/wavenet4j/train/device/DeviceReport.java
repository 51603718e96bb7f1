package org.wavenet4j.train.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.javacpp.Loader;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What this machine has, and what of it is used.
 *
 * @param processors that this process may use
 * @param physicalCores of the machine, whose threads count as processors; 0 where unknown
 * @param vectorBits widest vector registers; empty where ND4J does not tell
 * @param compute what is used
 * @param mklBuilt whether MKL can be chosen
 * @param cudaBuilt whether the CUDA back end is on the class path
 * @param gpus that the driver shows
 * @param verdict on the GPUs, in a sentence
 */
public record DeviceReport(
    int processors,
    int physicalCores,
    OptionalInt vectorBits,
    Compute compute,
    boolean mklBuilt,
    boolean cudaBuilt,
    List<CudaDevice> gpus,
    String verdict) {
  private static final int SSE = 1; // levels as ND4J's checks of the processor number them
  private static final int AVX2 = 2;
  private static final int AVX512 = 3;

  /** Looks, and loads ND4J to see which back end it takes. */
  public static DeviceReport make() {
    CudaSearch search = NvidiaSmi.search();
    Compute compute = Compute.start(Optional.empty(), Optional.empty());
    return new DeviceReport(
        Runtime.getRuntime().availableProcessors(),
        Math.max(0, Loader.totalCores()),
        vectorBits(NativeOpsHolder.getInstance().getDeviceNativeOps().optimalLevel()),
        compute,
        BlasLibrary.MKL.present(),
        Compute.cudaBuilt(),
        search instanceof CudaSearch.Found found ? found.devices() : List.of(),
        compute.note().orElseGet(() -> BackendChoice.of(Compute.cudaBuilt(), search).reason()));
  }

  private static OptionalInt vectorBits(int level) {
    return switch (level) {
      case SSE -> OptionalInt.of(128);
      case AVX2 -> OptionalInt.of(256);
      case AVX512 -> OptionalInt.of(512);
      default -> OptionalInt.empty();
    };
  }
}
