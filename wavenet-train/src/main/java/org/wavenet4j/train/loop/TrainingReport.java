package org.wavenet4j.train.loop;

/**
 * How a run stands.
 *
 * @param step optimizer steps done, at least 1
 * @param steps in all
 * @param seconds of training, evaluation included, over all sessions of the run
 * @param samples trained
 * @param trainBitsPerSample mean over the samples trained since the report before
 * @param heldOutBitsPerSample of the weight average on the fixed validation windows; NaN where this
 *     step was not evaluated
 * @param conditioningGain bits per sample that the notes save there: what the same frames cost
 *     more, of a part of these windows, with zeros in place of notes; NaN where this step was not
 *     evaluated, and for networks without local conditioning
 * @param learningRate of this step
 * @param samplesPerSecond trained, since the report before, evaluation excluded
 */
public record TrainingReport(
    long step,
    long steps,
    double seconds,
    long samples,
    double trainBitsPerSample,
    double heldOutBitsPerSample,
    double conditioningGain,
    double learningRate,
    double samplesPerSecond) {
  /** Whether the held-out windows were scored at this step. */
  public boolean evaluated() {
    return !Double.isNaN(heldOutBitsPerSample);
  }

  /** Whether there is local conditioning that was scored at this step. */
  public boolean conditioned() {
    return !Double.isNaN(conditioningGain);
  }
}
