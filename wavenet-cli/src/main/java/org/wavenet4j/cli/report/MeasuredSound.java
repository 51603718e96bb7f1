package org.wavenet4j.cli.report;

import org.wavenet4j.measure.SoundStatistics;

/**
 * What was measured on a sound, or on all sounds of a kind.
 *
 * @param name in plain words, as {@code held-out audio}
 * @param statistics measured
 */
public record MeasuredSound(String name, SoundStatistics statistics) {}
