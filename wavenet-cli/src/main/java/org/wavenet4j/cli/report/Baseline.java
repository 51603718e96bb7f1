package org.wavenet4j.cli.report;

/**
 * What something simpler than the network reaches.
 *
 * @param name in plain words, as {@code linear predictor}
 * @param bitsPerSample on the audio that the network is measured on
 */
public record Baseline(String name, double bitsPerSample) {}
