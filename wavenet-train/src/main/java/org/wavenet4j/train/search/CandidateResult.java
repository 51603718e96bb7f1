package org.wavenet4j.train.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a candidate once it was tried.
 *
 * @param number from 1, in the order of the search
 * @param settings what it changes in the recipe, each {@code path=value}
 * @param facts of its network; empty where its values fit none
 * @param steps trained
 * @param seconds of training
 * @param curve its evaluations, in order
 * @param outcome how it ended
 */
public record CandidateResult(
    int number,
    List<String> settings,
    Optional<NetworkFacts> facts,
    long steps,
    double seconds,
    List<Evaluation> curve,
    Outcome outcome) {
  /** Keeps copies of the lists. */
  public CandidateResult {
    settings = List.copyOf(settings);
    curve = List.copyOf(curve);
  }

  /** One that was not trained. */
  static CandidateResult untrained(
      int number, List<String> settings, Optional<NetworkFacts> facts, Outcome outcome) {
    return new CandidateResult(number, settings, facts, 0, 0, List.of(), outcome);
  }

  /** Held-out bits per sample, where it was trained to its end. */
  public OptionalDouble score() {
    return outcome instanceof Outcome.Scored scored
        ? OptionalDouble.of(scored.bits())
        : OptionalDouble.empty();
  }

  /** Those that were trained to their end, the best first, among equals the earlier one. */
  public static List<CandidateResult> ranked(List<CandidateResult> results) {
    return results.stream()
        .filter(result -> result.score().isPresent())
        .sorted(Comparator.comparingDouble(result -> result.score().orElse(0)))
        .toList();
  }
}
