package org.wavenet4j.model;

/**
 * A trained network: what it is, its weights, and where they come from.
 *
 * @param spec its description
 * @param weights of that spec
 * @param provenance recipe, corpus, seed, score
 */
public record Model(WaveNetSpec spec, Weights weights, Provenance provenance) {}
