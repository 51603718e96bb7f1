package org.wavenet4j.distribution;

import org.wavenet4j.Range;

/**
 * Several logistic distributions, weighted and cut into bins (Salimans et al. 2017, PixelCNN++, eq.
 * 2, arXiv:1701.05517).
 *
 * <p>Parameters: K logits, whose softmax are the weights, then K means, then K log-scales. A
 * temperature T raises the weights to the power of 1/T and multiplies the scales by sqrt(T).
 *
 * @param components K, 1 to 64
 * @param axis where the codes' bins lie
 */
public record MixtureOfLogistics(int components, Axis axis) implements BinnedDistribution {
  /** The name that recipes and model files use. */
  public static final String LABEL = "mixture-of-logistics";

  /** The most components; it also bounds what a model file can ask for. */
  public static final int MOST_COMPONENTS = 64;

  /** Checks the number of components. */
  public MixtureOfLogistics {
    Range.check("components", components, 1, MOST_COMPONENTS);
  }

  /**
   * Over codes that lie evenly.
   *
   * @param levels number of codes Q, 2 to 65536
   */
  public MixtureOfLogistics(int components, int levels) {
    this(components, new CodeAxis(levels));
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public int parameterCount() {
    return 3 * components;
  }

  @Override
  public int firstMean() {
    return components;
  }

  @Override
  public int means() {
    return components;
  }

  @Override
  public double logProb(float[] parameters, int offset, int code) {
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int k = 0; k < components; k++) {
      float mean = parameters[offset + components + k];
      double scale = scale(parameters[offset + 2 * components + k]);
      double joint = parameters[offset + k] + logBin(mean, scale, code);
      // A larger term than all before rescales their sum; it starts at exp(-infinity) = 0.
      sum = joint > max ? sum * Math.exp(max - joint) + 1 : sum + Math.exp(joint - max);
      max = Math.max(max, joint);
    }
    return max + Math.log(sum) - logTotalWeight(parameters, offset);
  }

  private double logTotalWeight(float[] parameters, int offset) {
    double max = maxLogit(parameters, offset);
    double sum = 0;
    for (int k = 0; k < components; k++) {
      sum += Math.exp(parameters[offset + k] - max);
    }
    return max + Math.log(sum);
  }

  private double maxLogit(float[] parameters, int offset) {
    float max = parameters[offset];
    for (int k = 1; k < components; k++) {
      max = Math.max(max, parameters[offset + k]);
    }
    return max;
  }

  /**
   * Natural logarithm of a bin's probability under one logistic distribution. With edges a and b in
   * scales from the mean and logistic function S, {@code S(b) - S(a) = S(b) S(-a) (1 - exp(a -
   * b))}, which neither cancels nor underflows in its logarithm.
   */
  private double logBin(float mean, double scale, int code) {
    double lower = axis.lowerEdge(code);
    double upper = axis.upperEdge(code);
    double factor = 1;
    double exponent = 0;
    if (code > 0) {
      double a = (lower - mean) / scale;
      factor /= 1 + Math.exp(-Math.abs(a));
      exponent -= Math.max(a, 0);
    }
    if (code < levels() - 1) {
      double b = (upper - mean) / scale;
      factor /= 1 + Math.exp(-Math.abs(b));
      exponent += Math.min(b, 0);
    }
    if (code > 0 && code < levels() - 1) {
      factor *= -Math.expm1((lower - upper) / scale);
    }
    return exponent + Math.log(factor);
  }

  @Override
  public double logProbAndGradient(
      float[] parameters, int offset, int code, float[] gradient, int gradientOffset) {
    double logProb = logProb(parameters, offset, code);
    double logTotalWeight = logTotalWeight(parameters, offset);
    for (int k = 0; k < components; k++) {
      float logit = parameters[offset + k];
      float mean = parameters[offset + components + k];
      float logScale = parameters[offset + 2 * components + k];
      double scale = scale(logScale);
      double logWeight = logit - logTotalWeight;
      // How much of the code's probability this component answers for.
      double share = Math.exp(logWeight + logBin(mean, scale, code) - logProb);
      double slope = logScaleSlope(logScale, scale);
      gradient[gradientOffset + k] = (float) (share - Math.exp(logWeight));
      gradient[gradientOffset + components + k] = (float) (share * byMean(mean, scale, code));
      gradient[gradientOffset + 2 * components + k] =
          (float) (share * slope * byLogScale(mean, scale, code));
    }
    return logProb;
  }

  /** Derivative of {@link #logBin} by the mean: {@code (S(a) - S(-b)) / scale}. */
  private double byMean(float mean, double scale, int code) {
    double above = code > 0 ? logistic((axis.lowerEdge(code) - mean) / scale) : 0;
    double below = code < levels() - 1 ? logistic((mean - axis.upperEdge(code)) / scale) : 0;
    return (above - below) / scale;
  }

  /** Derivative of {@link #logBin} by the logarithm of the scale. */
  private double byLogScale(float mean, double scale, int code) {
    double a = (axis.lowerEdge(code) - mean) / scale;
    double b = (axis.upperEdge(code) - mean) / scale;
    double sum = 0;
    if (code > 0) {
      sum += a * logistic(a);
    }
    if (code < levels() - 1) {
      sum -= b * logistic(-b);
    }
    if (code > 0 && code < levels() - 1) {
      double width = b - a;
      sum -= width / Math.expm1(width);
    }
    return sum;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public double mean(float[] parameters, int offset, double temperature) {
    double max = maxLogit(parameters, offset);
    double total = 0;
    double sum = 0;
    for (int k = 0; k < components; k++) {
      double weight = StrictMath.exp((parameters[offset + k] - max) / temperature);
      total += weight;
      sum += weight * parameters[offset + components + k];
    }
    return sum / total;
  }

  @Override
  public double cumulative(float[] parameters, int offset, double temperature, int code) {
    double upper = axis.upperEdge(code);
    double spread = Math.sqrt(temperature);
    double max = maxLogit(parameters, offset);
    double total = 0;
    double below = 0;
    for (int k = 0; k < components; k++) {
      double weight = Math.exp((parameters[offset + k] - max) / temperature);
      double scale = scale(parameters[offset + 2 * components + k]) * spread;
      total += weight;
      below += weight * logistic((upper - parameters[offset + components + k]) / scale);
    }
    return below / total;
  }
}
