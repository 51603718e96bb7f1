package org.wavenet4j.train.loop;

/**
 * How well weights predict the held-out windows.
 *
 * @param bitsPerSample over all trained frames of the windows; NaN where they were not scored
 * @param conditioningGain bits per sample that local conditioning saves: how much more it costs
 *     where all features are zeros, on the same frames; NaN without local conditioning
 */
record HeldOutScore(double bitsPerSample, double conditioningGain) {
  /** Of a step that is not evaluated. */
  static final HeldOutScore NONE = new HeldOutScore(Double.NaN, Double.NaN);
}
