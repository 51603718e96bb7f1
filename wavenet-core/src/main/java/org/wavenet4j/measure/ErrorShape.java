package org.wavenet4j.measure;

import org.wavenet4j.distribution.NormalDistribution;

/** How the errors of a prediction are taken to be spread, given their standard deviation. */
public enum ErrorShape {
  /** A normal distribution. */
  GAUSSIAN {
    @Override
    double cumulative(double deviations) {
      return NormalDistribution.cumulative(deviations);
    }
  },

  /** A logistic one, whose tails are longer; its variance is {@code pi^2 / 3} scales squared. */
  LOGISTIC {
    @Override
    double cumulative(double deviations) {
      return 1 / (1 + StrictMath.exp(-deviations * SCALES_OF_DEVIATION));
    }
  };

  private static final double SCALES_OF_DEVIATION = Math.PI / Math.sqrt(3);

  /** Probability of an error up to so many standard deviations, which can be infinitely many. */
  abstract double cumulative(double deviations);
}
