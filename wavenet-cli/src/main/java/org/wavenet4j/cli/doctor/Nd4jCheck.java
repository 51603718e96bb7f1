package org.wavenet4j.cli.doctor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * ND4J, which training needs, as another JVM found it.
 *
 * @param devices what it told; empty where it did not come to that
 * @param failure why not
 * @param cache where native libraries are unpacked
 */
record Nd4jCheck(Optional<Devices> devices, String failure, Path cache) {
  private static final String NAME = "ND4J";

  static Nd4jCheck of(OwnJava.Answer answer, Path cache) {
    Optional<Devices> devices =
        answer.succeeded() ? Devices.parse(answer.text()) : Optional.empty();
    return new Nd4jCheck(
        devices, answer.succeeded() ? "an answer that is not understood" : answer.text(), cache);
  }

  Finding finding() {
    return devices
        .map(
            found ->
                Finding.good(
                    NAME,
                    "loads; back end %s, BLAS %s%s"
                        .formatted(
                            found.backend(),
                            found.blas(),
                            found.mklBuilt() ? ", MKL is in this build" : "")))
        .orElseGet(
            () ->
                Finding.problem(
                    NAME,
                    "its libraries do not load, so nothing can be trained (%s)".formatted(failure),
                    NativeFix.text("wavenet info --devices --verbose", cache)));
  }
}
