package org.wavenet4j.train.loop;

/**
 * One line of {@code log.jsonl}.
 *
 * @param step optimizer steps done
 * @param seconds of training until then, pauses between runs left out
 * @param samples trained until then
 * @param trainBitsPerSample since the line before; NaN where nothing was trained yet
 * @param heldOutBitsPerSample NaN where it was not evaluated
 * @param learningRate of that step
 */
public record LogEntry(
    long step,
    double seconds,
    long samples,
    double trainBitsPerSample,
    double heldOutBitsPerSample,
    double learningRate) {
  /** Whether held-out audio was evaluated. */
  public boolean evaluated() {
    return Double.isFinite(heldOutBitsPerSample);
  }
}
