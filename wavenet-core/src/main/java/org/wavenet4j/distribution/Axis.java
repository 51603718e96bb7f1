package org.wavenet4j.distribution;

/** Where the bins of codes lie whose probabilities a {@link BinnedDistribution} gives. */
public sealed interface Axis permits CodeAxis, AmplitudeAxis {
  /** Number of codes, 2 to 65536. */
  int levels();

  /** Where a code's bin begins; the first one's begins at minus infinity. */
  double lowerEdge(int code);

  /** Where a code's bin ends; the last one's ends at infinity. */
  default double upperEdge(int code) {
    return code == levels() - 1 ? Double.POSITIVE_INFINITY : lowerEdge(code + 1);
  }

  /** The smallest scale that a distribution has here: a quarter of half the narrowest bin. */
  double leastScale();
}
