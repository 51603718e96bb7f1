package org.wavenet4j.train.search;

/**
 * What a candidate had reached at a step.
 *
 * @param step optimizer steps done
 * @param bitsPerSample on the held-out windows
 */
public record Evaluation(long step, double bitsPerSample) {}
