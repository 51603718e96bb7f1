package org.wavenet4j.train.search;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Median stopping (Golovin et al. 2017, Vizier, section 3.2.2): a candidate whose best score until
 * an evaluation is worse than the median of what others had reached there is not trained on. Those
 * that were stopped themselves count as far as they came: without them the median would be that of
 * the better half, and get stricter with every candidate.
 */
final class MedianRule {
  private final EarlyStopping early;
  private final List<CandidateResult> others;

  MedianRule(EarlyStopping early, List<CandidateResult> others) {
    this.early = early;
    this.others = List.copyOf(others);
  }

  /**
   * The median that the last evaluation of a curve is worse than, if it is.
   *
   * @param curve so far, the first step's evaluation first, on which nobody is judged
   */
  OptionalDouble beating(List<Evaluation> curve) {
    int last = curve.size() - 1;
    long trained = others.stream().filter(other -> other.score().isPresent()).count();
    if (last < 1 || trained < early.afterCandidates()) {
      return OptionalDouble.empty();
    }
    double[] there =
        others.stream()
            .map(CandidateResult::curve)
            .filter(other -> other.size() > last)
            .mapToDouble(other -> best(other, last))
            .sorted()
            .toArray();
    if (there.length == 0) {
      return OptionalDouble.empty();
    }
    double median = (there[(there.length - 1) / 2] + there[there.length / 2]) / 2;
    return best(curve, last) > median ? OptionalDouble.of(median) : OptionalDouble.empty();
  }

  /** The best until an evaluation. */
  static double best(List<Evaluation> curve, int last) {
    return curve.subList(0, last + 1).stream()
        .mapToDouble(Evaluation::bitsPerSample)
        .min()
        .orElse(Double.NaN);
  }
}
