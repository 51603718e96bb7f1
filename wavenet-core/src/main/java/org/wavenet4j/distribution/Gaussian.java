package org.wavenet4j.distribution;

import org.wavenet4j.Range;

/**
 * One Gaussian cut into bins (a single Gaussian a sample as in ClariNet, Ping et al. 2018, section
 * 3.1, arXiv:1807.07281; here a code costs its bin's probability instead of a density, so that bits
 * per sample stay comparable).
 *
 * <p>Two parameters: the mean, then the log-scale, whose {@link #scale} is the standard deviation.
 * A temperature T multiplies the standard deviation by sqrt(T), which is the density to the power
 * of 1/T.
 *
 * @param levels number of codes Q, 2 to 65536
 */
public record Gaussian(int levels) implements BinnedDistribution {
  /** The name that recipes and model files use. */
  public static final String LABEL = "gaussian";

  /** Checks the number of codes. */
  public Gaussian {
    Range.check("levels", levels, 2, 1 << 16);
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
  public double logProb(float[] parameters, int offset, int code) {
    double scale = scale(parameters[offset + 1]);
    double distance = point(code) - parameters[offset];
    return NormalDistribution.logProbability(
        from(distance, scale, code), to(distance, scale, code));
  }

  @Override
  public double logProbAndGradient(
      float[] parameters, int offset, int code, float[] gradient, int gradientOffset) {
    float logScale = parameters[offset + 1];
    double scale = scale(logScale);
    double distance = point(code) - parameters[offset];
    double from = from(distance, scale, code);
    double to = to(distance, scale, code);
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

  /** Lower edge of the bin, in standard deviations from the mean. */
  private double from(double distance, double scale, int code) {
    return code == 0 ? Double.NEGATIVE_INFINITY : (distance - halfBin()) / scale;
  }

  private double to(double distance, double scale, int code) {
    return code == levels - 1 ? Double.POSITIVE_INFINITY : (distance + halfBin()) / scale;
  }

  @Override
  public double cumulative(float[] parameters, int offset, double temperature, int code) {
    double scale = scale(parameters[offset + 1]) * Math.sqrt(temperature);
    return NormalDistribution.cumulative((point(code) - parameters[offset] + halfBin()) / scale);
  }
}
