package org.wavenet4j.train.search;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * {@code results.csv}: a row a candidate, a column a searched value (RFC 4180, with line feeds).
 */
final class ResultsCsv {
  private static final List<String> BEFORE = List.of("candidate", "outcome", "bitsPerSample");
  private static final List<String> AFTER =
      List.of("parameters", "receptiveFieldMs", "timesRealTime", "steps", "seconds", "reason");

  private ResultsCsv() {}

  static String of(SearchPlan plan, List<CandidateResult> results) {
    List<String> head = new ArrayList<>(BEFORE);
    head.addAll(plan.spaces().keySet());
    head.addAll(AFTER);
    StringBuilder csv = new StringBuilder(row(head));
    results.forEach(result -> csv.append(row(cells(result))));
    return csv.toString();
  }

  private static List<String> cells(CandidateResult result) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(result.number()));
    cells.add(result.outcome().name());
    cells.add(number(result.outcome().bitsPerSample()));
    // What stands after the path, which has no equals sign itself.
    result.settings().forEach(s -> cells.add(s.substring(s.indexOf('=') + 1)));
    cells.add(result.facts().map(facts -> Long.toString(facts.parameters())).orElse(""));
    cells.add(result.facts().map(facts -> Double.toString(facts.receptiveFieldMs())).orElse(""));
    cells.add(result.facts().map(facts -> number(facts.timesRealTime())).orElse(""));
    cells.add(Long.toString(result.steps()));
    cells.add(Double.toString(result.seconds()));
    cells.add(result.outcome().reason());
    return cells;
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private static String row(List<String> cells) {
    return cells.stream().map(ResultsCsv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
