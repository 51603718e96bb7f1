package org.wavenet4j.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavenet4j.train.search.CandidateResult;
import org.wavenet4j.train.search.NetworkFacts;
import org.wavenet4j.train.search.SearchPlan;

/** Writes the report of a search as one HTML file. */
public final class SearchReportWriter {
  private SearchReportWriter() {}

  /** Writes or replaces {@code file}; whoever reads it meanwhile sees the old or the new one. */
  public static void write(Path file, SearchPlan plan, List<CandidateResult> results)
      throws IOException {
    Page.write(
        file,
        "Search " + plan.name(),
        "Candidates of a WaveNet's recipe, searched by wavenet4j.",
        findings(plan, results),
        charts(plan, results) + table(plan, results));
  }

  private static List<String> findings(SearchPlan plan, List<CandidateResult> results) {
    List<CandidateResult> ranked = CandidateResult.ranked(results);
    long stopped =
        results.stream().filter(result -> result.outcome().bitsPerSample().isPresent()).count()
            - ranked.size();
    List<String> findings = new ArrayList<>();
    findings.add(
        Sections.text(
            "%d candidates: %d trained to their end, %d stopped early, %d without a score.",
            results.size(), ranked.size(), stopped, results.size() - ranked.size() - stopped));
    if (!ranked.isEmpty()) {
      CandidateResult best = ranked.get(0);
      findings.add(
          Sections.text(
              "The best is candidate %d, with %.4f held-out bits per sample: %s.",
              best.number(), best.score().orElse(Double.NaN), String.join(", ", best.settings())));
      findings.add(
          "Its recipe is best.yaml, to be trained longer: wavenet train best.yaml. Its budget here"
              + " was "
              + plan.budget().toYaml()
              + ".");
    }
    return findings;
  }

  private static String charts(SearchPlan plan, List<CandidateResult> results) throws IOException {
    if (CandidateResult.ranked(results).isEmpty()) {
      return "";
    }
    SpeedChart speed = new SpeedChart(results);
    StringBuilder html = new StringBuilder("<h2>Quality beside speed</h2>\n");
    html.append("<p>Times real time: seconds of sound that this machine generates a second, one ");
    html.append("stream, measured with random weights. No other candidate is both better and ");
    html.append("faster than one of the front.</p>\n");
    html.append(
        ChartPicture.figure("Bits per sample over times real time", "results.csv", speed::png));
    html.append("<h2>Score against each searched value</h2>\n");
    html.append("<p>Held-out bits per sample, of hopeless candidates where they were stopped; ");
    html.append("less is better. The other values differ too.</p>\n");
    for (String path : plan.spaces().keySet()) {
      ValueChart chart = new ValueChart(path, plan.spaces(), results);
      html.append(ChartPicture.figure("Bits per sample over " + path, "results.csv", chart::png));
    }
    return html.toString();
  }

  private static String table(SearchPlan plan, List<CandidateResult> results) {
    StringBuilder html = new StringBuilder("<h2>All candidates</h2>\n");
    html.append("<div class=\"scroll\"><table class=\"figures\">\n<tr>");
    List<String> columns = new ArrayList<>(List.of("candidate", "outcome", "bits per sample"));
    columns.addAll(plan.spaces().keySet());
    columns.addAll(List.of("parameters", "x real time", "steps", "why"));
    for (String column : columns) {
      html.append("<th scope=\"col\">").append(Html.escape(column)).append("</th>");
    }
    html.append("</tr>\n");
    List<CandidateResult> ordered = new ArrayList<>(CandidateResult.ranked(results));
    results.stream().filter(result -> result.score().isEmpty()).forEach(ordered::add);
    ordered.forEach(result -> html.append(row(result)));
    return html.append("</table></div>\n").toString();
  }

  private static String row(CandidateResult result) {
    Optional<NetworkFacts> facts = result.facts();
    List<String> cells = new ArrayList<>();
    cells.add(result.outcome().name());
    cells.add(
        result.outcome().bitsPerSample().isPresent()
            ? Sections.text("%.4f", result.outcome().bitsPerSample().getAsDouble())
            : "");
    result.settings().forEach(s -> cells.add(s.substring(s.indexOf('=') + 1)));
    cells.add(facts.map(known -> Sections.text("%,d", known.parameters())).orElse(""));
    cells.add(
        facts
            .filter(known -> known.timesRealTime().isPresent())
            .map(known -> Sections.text("%.1f", known.timesRealTime().orElse(0)))
            .orElse(""));
    cells.add(Long.toString(result.steps()));
    cells.add(result.outcome().reason());
    return Html.row(Integer.toString(result.number()), cells.toArray(new String[0]));
  }
}
