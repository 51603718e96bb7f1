package org.wavenet4j.distribution;

/**
 * One probability a code: softmax over as many logits (van den Oord et al. 2016, section 2.2,
 * arXiv:1609.03499).
 *
 * @param classes number of codes, at least 2
 */
public record Categorical(int classes) implements SampleDistribution {
  /** The name that recipes and model files use. */
  public static final String LABEL = "categorical";

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
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(parameters[offset + c] - max);
    }
    return parameters[offset + code] - max - Math.log(sum);
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
  public int sample(float[] parameters, int offset, double temperature, double uniform) {
    double max = max(parameters, offset);
    double total = 0;
    for (int c = 0; c < classes; c++) {
      total += Math.exp((parameters[offset + c] - max) / temperature);
    }
    // The exponentials are computed twice rather than kept: a stateless draw allocates nothing.
    double target = uniform * total;
    double cumulative = 0;
    int last = 0;
    for (int c = 0; c < classes; c++) {
      double weight = Math.exp((parameters[offset + c] - max) / temperature);
      cumulative += weight;
      if (weight > 0) {
        last = c;
        if (cumulative > target) {
          break;
        }
      }
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
