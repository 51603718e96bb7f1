package org.wavenet4j.model;

import java.util.Optional;

/**
 * A trained network: what it is, its weights, and where they come from.
 *
 * @param spec its description
 * @param weights of that spec
 * @param provenance recipe, corpus, seed, score
 * @param sound how its training sound is; empty where that was not measured
 * @param precisionCost what 16-bit weights cost; empty where that was not measured
 * @param tones what it expects from notes alone; there exactly where the spec has tones, and as it
 *     describes them
 */
public record Model(
    WaveNetSpec spec,
    Weights weights,
    Provenance provenance,
    Optional<SoundProfile> sound,
    Optional<PrecisionCost> precisionCost,
    Optional<Tones> tones) {
  /** Checks that the tones are the spec's. */
  public Model {
    if (!tones.map(Tones::spec).equals(spec.tones())) {
      throw new IllegalArgumentException(
          "tones: %s, expected %s as the spec has".formatted(tones.map(Tones::spec), spec.tones()));
    }
  }

  /** A network that expects nothing from notes alone. */
  public Model(
      WaveNetSpec spec,
      Weights weights,
      Provenance provenance,
      Optional<SoundProfile> sound,
      Optional<PrecisionCost> precisionCost) {
    this(spec, weights, provenance, sound, precisionCost, Optional.empty());
  }

  /** A network whose 16-bit weights were not measured. */
  public Model(
      WaveNetSpec spec, Weights weights, Provenance provenance, Optional<SoundProfile> sound) {
    this(spec, weights, provenance, sound, Optional.empty());
  }

  /** A network of which nothing was measured. */
  public Model(WaveNetSpec spec, Weights weights, Provenance provenance) {
    this(spec, weights, provenance, Optional.empty());
  }

  /** The same network, of which is now known what 16-bit weights cost. */
  public Model withPrecisionCost(PrecisionCost cost) {
    return new Model(spec, weights, provenance, sound, Optional.of(cost), tones);
  }
}
