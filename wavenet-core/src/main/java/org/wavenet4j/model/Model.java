package org.wavenet4j.model;

import java.util.Optional;

/**
 * A trained network: what it is, its weights, and where they come from.
 *
 * @param spec its description
 * @param weights of that spec
 * @param provenance recipe, corpus, seed, score
 * @param sound how its training sound is; empty where that was not measured
 */
public record Model(
    WaveNetSpec spec, Weights weights, Provenance provenance, Optional<SoundProfile> sound) {
  /** A network whose training sound was not measured. */
  public Model(WaveNetSpec spec, Weights weights, Provenance provenance) {
    this(spec, weights, provenance, Optional.empty());
  }
}
