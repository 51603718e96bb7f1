package org.wavenet4j.train.loop;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moving average of the weights, which is evaluated and exported (Polyak averaging; with the
 * start-up rule {@code min(decay, (1 + n) / (10 + n))}, so that it forgets the random beginning).
 */
final class WeightAverage {
  private final double decay;
  private final INDArray average;

  /**
   * Starts an average.
   *
   * @param decay 0 keeps the newest weights only
   * @param start taken over
   */
  WeightAverage(double decay, INDArray start) {
    this.decay = decay;
    this.average = start;
  }

  /** Takes in the weights after {@code step} steps. */
  void add(INDArray weights, long step) {
    double keep = Math.min(decay, (1.0 + step) / (10.0 + step));
    average.muli(keep).addi(weights.mul(1 - keep));
  }

  /** The average, laid out as the graph's parameters; not a copy. */
  INDArray values() {
    return average;
  }
}
