package org.wavenet4j.distribution;

import org.wavenet4j.vector.Exponential;

/**
 * One probability a code: softmax over as many logits (van den Oord et al. 2016, section 2.2,
 * arXiv:1609.03499).
 *
 * @param classes number of codes, at least 2
 */
public record Categorical(int classes) implements SampleDistribution {
  /** The name that recipes and model files use. */
  public static final String LABEL = "categorical";

  /** Codes whose sum is passed over in one step. */
  private static final int GROUP = 16;

  /** Checks the number of classes. */
  public Categorical {
    if (classes < 2) {
      throw new IllegalArgumentException("classes: " + classes + ", expected at least 2");
    }
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public int levels() {
    return classes;
  }

  @Override
  public int parameterCount() {
    return classes;
  }

  @Override
  public double logProb(float[] parameters, int offset, int code) {
    double max = max(parameters, offset);
    return parameters[offset + code] - max - logSum(parameters, offset, max);
  }

  /** Natural logarithm of the sum of the exponentials, each divided by that of {@code max}. */
  private double logSum(float[] parameters, int offset, double max) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(parameters[offset + c] - max);
    }
    return Math.log(sum);
  }

  // The gradient is 1 at the code and 0 elsewhere, less the probabilities.
  @Override
  public double logProbAndGradient(
      float[] parameters, int offset, int code, float[] gradient, int gradientOffset) {
    double max = max(parameters, offset);
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double weight = Math.exp(parameters[offset + c] - max);
      sum += weight;
      gradient[gradientOffset + c] = (float) weight;
    }
    float scale = (float) (-1 / sum);
    for (int c = 0; c < classes; c++) {
      gradient[gradientOffset + c] *= scale;
    }
    gradient[gradientOffset + code] += 1;
    return parameters[offset + code] - max - Math.log(sum);
  }

  @Override
  public double divergence(float[] parameters, int offset, float[] believed, int believedOffset) {
    double max = max(parameters, offset);
    double logSum = logSum(parameters, offset, max);
    double believedMax = max(believed, believedOffset);
    double believedLogSum = logSum(believed, believedOffset, believedMax);
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double logProb = parameters[offset + c] - max - logSum;
      double believedLogProb = believed[believedOffset + c] - believedMax - believedLogSum;
      sum += Math.exp(logProb) * (logProb - believedLogProb);
    }
    return Math.max(0, sum); // Rounding may leave a sum of nothing below 0.
  }

  @Override
  public int sample(float[] parameters, int offset, double temperature, double uniform) {
    Exponential.weigh(parameters, offset, classes, factor(temperature));
    return draw(parameters, offset, uniform);
  }

  /** 1 / T as a float; finite, because no distance to the largest logit times infinity is NaN. */
  public static float factor(double temperature) {
    return (float) Math.min(Float.MAX_VALUE, 1 / temperature);
  }

  /**
   * Draws a code by its share of the sum of all weights.
   *
   * @param weights at least 0, not all 0; one a code from {@code offset} on
   * @param uniform in [0, 1); the draw is a non-decreasing function of it
   */
  public int draw(float[] weights, int offset, double uniform) {
    double total = 0;
    for (int c = 0; c < classes; c += GROUP) {
      total += sum(weights, offset + c, Math.min(GROUP, classes - c));
    }
    double target = uniform * total;
    double below = 0;
    int first = 0;
    while (first + GROUP < classes) {
      double group = sum(weights, offset + first, GROUP);
      if (below + group > target) {
        break;
      }
      below += group;
      first += GROUP;
    }
    return drawInGroup(weights, offset, first, target - below);
  }

  /** The four partial sums of a group do not wait for each other. */
  private static double sum(float[] weights, int start, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = start;
    for (; i + 4 <= start + count; i += 4) {
      s0 += weights[i];
      s1 += weights[i + 1];
      s2 += weights[i + 2];
      s3 += weights[i + 3];
    }
    for (; i < start + count; i++) {
      s0 += weights[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private int drawInGroup(float[] weights, int offset, int first, double target) {
    int end = Math.min(first + GROUP, classes);
    double cumulative = 0;
    for (int c = first; c < end; c++) {
      cumulative += weights[offset + c];
      if (cumulative > target) {
        return c;
      }
    }
    // Rounded sums can miss the target by a hair.
    int last = end - 1;
    while (last > 0 && weights[offset + last] == 0) {
      last--;
    }
    return last;
  }

  private double max(float[] parameters, int offset) {
    float max = parameters[offset];
    for (int c = 1; c < classes; c++) {
      max = Math.max(max, parameters[offset + c]);
    }
    return max;
  }
}
