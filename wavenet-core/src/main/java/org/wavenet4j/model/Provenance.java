package org.wavenet4j.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model comes from. Holds no time of day: the same run gives the same bytes.
 *
 * @param recipe the resolved recipe, as YAML text
 * @param corpusHash SHA-256 of the corpus, hexadecimal
 * @param seed of the run
 * @param steps trained
 * @param heldOutBitsPerSample on the validation windows; NaN if never evaluated
 * @param versions of the JDK, DL4J and so on, by name, and what was computed with
 */
public record Provenance(
    String recipe,
    String corpusHash,
    long seed,
    long steps,
    double heldOutBitsPerSample,
    Map<String, String> versions) {
  /** Keeps a sorted copy of the versions. */
  public Provenance {
    versions = java.util.Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  /** Of a model whose origin is not known, as one made in a test. */
  public static Provenance unknown() {
    return new Provenance("", "", 0, 0, Double.NaN, Map.of());
  }
}
