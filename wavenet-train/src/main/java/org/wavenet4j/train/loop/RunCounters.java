package org.wavenet4j.train.loop;

import org.wavenet4j.train.data.WindowCursor;

/**
 * What a run counts, from its start or a checkpoint on. Speed is that of this process, and in no
 * checkpoint.
 */
final class RunCounters {
  private final long startNanos = System.nanoTime();
  private final double secondsBefore;
  private long step;
  private long samples;
  private WindowCursor cursor;
  private double bestBitsPerSample;
  private double pendingNats;
  private long pendingSamples;
  private double timedSeconds;
  private long timedSamples;

  RunCounters(Checkpoint.Progress start) {
    this.secondsBefore = start.seconds();
    this.step = start.step();
    this.samples = start.samples();
    this.cursor = start.cursor();
    this.bestBitsPerSample = start.bestBitsPerSample();
    this.pendingNats = start.pendingNats();
    this.pendingSamples = start.pendingSamples();
  }

  /**
   * Counts a step.
   *
   * @param next where the batch after it begins
   */
  void count(StepRunner.Step done, WindowCursor next) {
    step++;
    cursor = next;
    samples += done.samples();
    pendingNats += done.nats();
    pendingSamples += done.samples();
    timedSamples += done.samples();
    timedSeconds += (System.nanoTime() - done.startNanos()) / 1e9;
  }

  long step() {
    return step;
  }

  /** Where the next batch begins. */
  WindowCursor cursor() {
    return cursor;
  }

  /** Lowest bits per sample of the held-out windows; NaN before the first evaluation. */
  double bestBitsPerSample() {
    return bestBitsPerSample;
  }

  /** Takes a score of the held-out windows; returns whether it is the best so far. */
  boolean improves(double bitsPerSample) {
    boolean best = Double.isNaN(bestBitsPerSample) || bitsPerSample < bestBitsPerSample;
    if (best) {
      bestBitsPerSample = bitsPerSample;
    }
    return best;
  }

  /** How the run stands; what is counted from report to report begins anew. */
  TrainingReport report(int steps, HeldOutScore score, double learningRate) {
    TrainingReport report =
        new TrainingReport(
            step,
            steps,
            seconds(),
            samples,
            pendingNats / pendingSamples / Math.log(2),
            score.bitsPerSample(),
            score.conditioningGain(),
            learningRate,
            timedSamples / timedSeconds);
    pendingNats = 0;
    pendingSamples = 0;
    timedSeconds = 0;
    timedSamples = 0;
    return report;
  }

  /** What a checkpoint keeps. */
  Checkpoint.Progress progress(String corpusHash) {
    return new Checkpoint.Progress(
        step,
        seconds(),
        samples,
        cursor,
        bestBitsPerSample,
        pendingNats,
        pendingSamples,
        corpusHash);
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - startNanos) / 1e9;
  }
}
