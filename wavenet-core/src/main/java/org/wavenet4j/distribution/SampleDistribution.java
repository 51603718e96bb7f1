package org.wavenet4j.distribution;

/**
 * The distribution that a network puts over the code of the next sample. The network's last layer
 * gives {@link #parameterCount} numbers a sample; this says what they mean.
 *
 * <p>Randomness is an argument: the same parameters and the same uniform number give the same code
 * in the training graph, in the scalar and in the vector generator.
 */
public sealed interface SampleDistribution permits Categorical, BinnedDistribution {
  /** The name that recipes and model files use, as {@code categorical}. */
  String label();

  /** Number of codes, at least 2; it must be the quantizer's. */
  int levels();

  /** Numbers a sample that the network must give. */
  int parameterCount();

  /**
   * Natural logarithm of the probability of a code; those of all codes sum to 1.
   *
   * @param parameters the network's output; this sample's numbers start at {@code offset}
   * @param code 0 to levels - 1
   */
  double logProb(float[] parameters, int offset, int code);

  /**
   * {@link #logProb} with its derivatives by the parameters. Allocates nothing.
   *
   * @param gradient written from {@code gradientOffset} on, {@link #parameterCount} numbers in the
   *     order of the parameters, which they must not overlap
   * @return natural logarithm of the probability of {@code code}
   */
  double logProbAndGradient(
      float[] parameters, int offset, int code, float[] gradient, int gradientOffset);

  /**
   * What a code costs more, on average, where it is drawn from one prediction and another is
   * believed: the divergence of Kullback and Leibler 1951, eq. 2.4, between the codes'
   * probabilities. Allocates nothing.
   *
   * @param parameters what codes are drawn from; its numbers start at {@code offset}
   * @param believed the other prediction; its numbers start at {@code believedOffset}
   * @return nats, at least 0; 0 for equal parameters
   */
  double divergence(float[] parameters, int offset, float[] believed, int believedOffset);

  /**
   * Draws a code by inverting the distribution function: a code's share of the uniform numbers is
   * its probability. Allocates nothing, and may overwrite the parameters.
   *
   * @param temperature above 0; 1 draws from the distribution itself, less from its likelier part
   * @param uniform in [0, 1); the draw is a non-decreasing function of it
   */
  int sample(float[] parameters, int offset, double temperature, double uniform);
}
