package org.wavenet4j.distribution;

/**
 * One Gaussian cut into bins (a single Gaussian a sample as in ClariNet, Ping et al. 2018, section
 * 3.1, arXiv:1807.07281; here a code costs its bin's probability instead of a density, so that bits
 * per sample stay comparable).
 *
 * <p>Two parameters: the mean, then the log-scale, whose {@link #scale} is the standard deviation.
 * A temperature T multiplies the standard deviation by sqrt(T), which is the density to the power
 * of 1/T.
 *
 * @param axis where the codes' bins lie
 */
public record Gaussian(Axis axis) implements BinnedDistribution {
  /** The name that recipes and model files use. */
  public static final String LABEL = "gaussian";

  /**
   * Over codes that lie evenly.
   *
   * @param levels number of codes Q, 2 to 65536
   */
  public Gaussian(int levels) {
    this(new CodeAxis(levels));
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public int parameterCount() {
    return 2;
  }

  @Override
  public int firstMean() {
    return 0;
  }

  @Override
  public int means() {
    return 1;
  }

  @Override
  public double logProb(float[] parameters, int offset, int code) {
    double scale = scale(parameters[offset + 1]);
    double mean = parameters[offset];
    return NormalDistribution.logProbability(
        (axis.lowerEdge(code) - mean) / scale, (axis.upperEdge(code) - mean) / scale);
  }

  @Override
  public double logProbAndGradient(
      float[] parameters, int offset, int code, float[] gradient, int gradientOffset) {
    float logScale = parameters[offset + 1];
    double scale = scale(logScale);
    double mean = parameters[offset];
    double from = (axis.lowerEdge(code) - mean) / scale;
    double to = (axis.upperEdge(code) - mean) / scale;
    double logProb = NormalDistribution.logProbability(from, to);
    double atFrom = Math.exp(NormalDistribution.logDensity(from) - logProb);
    double atTo = Math.exp(NormalDistribution.logDensity(to) - logProb);
    double byLogScale = times(from, atFrom) - times(to, atTo);
    gradient[gradientOffset] = (float) ((atFrom - atTo) / scale);
    gradient[gradientOffset + 1] = (float) (byLogScale * logScaleSlope(logScale, scale));
    return logProb;
  }

  /** An edge at infinity has no density, and adds nothing. */
  private static double times(double edge, double density) {
    return density == 0 ? 0 : edge * density;
  }

  @Override
  public double mean(float[] parameters, int offset, double temperature) {
    return parameters[offset];
  }

  @Override
  public double cumulative(float[] parameters, int offset, double temperature, int code) {
    double scale = scale(parameters[offset + 1]) * Math.sqrt(temperature);
    return NormalDistribution.cumulative((axis.upperEdge(code) - parameters[offset]) / scale);
  }
}
