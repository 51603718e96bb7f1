package org.wavenet4j.train.loop;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.wavenet4j.train.recipe.LearningRate;

/**
 * {@link LearningRate} as the schedule that DL4J asks before every step.
 *
 * <p>It travels as JSON with the configuration of a graph, from which DL4J makes the graphs of
 * further workers; and equal curves must be equal, because DL4J lays out Adam's moments by runs of
 * parameters that have equal updaters.
 */
record LearningRateCurve(
    @JsonProperty("peak") double peak,
    @JsonProperty("warmUpSteps") int warmUpSteps,
    @JsonProperty("finalFraction") double finalFraction,
    @JsonProperty("steps") int steps)
    implements ISchedule {
  LearningRateCurve(LearningRate rate, int steps) {
    this(rate.peak(), rate.warmUpSteps(), rate.finalFraction(), steps);
  }

  /**
   * The rate of a step.
   *
   * @param iteration steps done before it
   */
  @Override
  public double valueAt(int iteration, int epoch) {
    int step = iteration + 1;
    if (step < warmUpSteps) {
      return peak * step / warmUpSteps;
    }
    int decaySteps = Math.max(1, steps - warmUpSteps);
    double progress = Math.min(1.0, (double) (step - warmUpSteps) / decaySteps);
    double fall = (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    return peak * (finalFraction + (1 - finalFraction) * fall);
  }

  @Override
  public ISchedule clone() {
    return new LearningRateCurve(peak, warmUpSteps, finalFraction, steps);
  }
}
