package org.wavenet4j.train.loop;

import org.nd4j.linalg.schedule.ISchedule;
import org.wavenet4j.train.recipe.LearningRate;

/** {@link LearningRate} as the schedule that DL4J asks before every step. */
final class LearningRateCurve implements ISchedule {
  private static final long serialVersionUID = 1L;

  private final double peak;
  private final int warmUpSteps;
  private final double finalFraction;
  private final int steps;

  LearningRateCurve(LearningRate rate, int steps) {
    this(rate.peak(), rate.warmUpSteps(), rate.finalFraction(), steps);
  }

  private LearningRateCurve(double peak, int warmUpSteps, double finalFraction, int steps) {
    this.peak = peak;
    this.warmUpSteps = warmUpSteps;
    this.finalFraction = finalFraction;
    this.steps = steps;
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
