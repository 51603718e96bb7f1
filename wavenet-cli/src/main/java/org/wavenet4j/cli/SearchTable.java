package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.wavenet4j.train.search.CandidateResult;
import org.wavenet4j.train.search.NetworkFacts;

/** The best candidates so far, a line each. */
final class SearchTable {
  private SearchTable() {}

  /**
   * The table; no lines where nothing came to a score.
   *
   * @param most candidates shown
   */
  static List<String> lines(List<CandidateResult> results, int most) {
    List<CandidateResult> ranked = CandidateResult.ranked(results);
    List<String> lines = new ArrayList<>();
    if (!ranked.isEmpty()) {
      lines.add(" held out   x real time  parameters  candidate");
      ranked.stream().limit(most).map(SearchTable::line).forEach(lines::add);
    }
    return lines;
  }

  private static String line(CandidateResult result) {
    OptionalDouble speed =
        result.facts().map(NetworkFacts::timesRealTime).orElse(OptionalDouble.empty());
    return String.format(
        Locale.ROOT,
        "%9.4f  %12s  %,10d  %d: %s",
        result.score().orElse(Double.NaN),
        speed.isPresent() ? String.format(Locale.ROOT, "%.1f", speed.getAsDouble()) : "-",
        result.facts().map(NetworkFacts::parameters).orElse(0L),
        result.number(),
        String.join(" ", result.settings()));
  }
}
