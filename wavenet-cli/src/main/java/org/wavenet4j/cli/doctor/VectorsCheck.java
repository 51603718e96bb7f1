package org.wavenet4j.cli.doctor;

import org.wavenet4j.run.Backend;
import org.wavenet4j.run.VectorKernels;
import org.wavenet4j.vector.VectorApi;

/**
 * What loops over floats run in.
 *
 * @param present whether Java was started with the Vector API
 * @param bits of its vectors
 */
record VectorsCheck(boolean present, int bits) {
  private static final String NAME = "vectors";

  static VectorsCheck ofProcess() {
    return new VectorsCheck(VectorApi.isPresent(), VectorApi.bits());
  }

  Finding finding() {
    Backend backend = Backend.best(present, bits);
    if (backend.kernels().label().equals(VectorKernels.LABEL)) {
      return Finding.good(NAME, bits + " bits");
    }
    return Finding.note(
        NAME,
        backend.reason(),
        present
            ? "Run it by a JVM that has HotSpot's C2 compiler; the sound is the same without."
            : "Start wavenet by its launcher, or give java --add-modules "
                + VectorApi.MODULE
                + "; the sound is the same without.");
  }
}
