package org.wavenet4j.cli.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;
import org.wavenet4j.train.search.CandidateResult;
import org.wavenet4j.train.search.Space;

/** Bits per sample over one searched value: choices side by side, ranges as they are. */
final class ValueChart {
  private static final int TITLE_LENGTH = 60;

  private final String path;
  private final Space space;
  private final List<CandidateResult> results;

  ValueChart(String path, Map<String, Space> spaces, List<CandidateResult> results) {
    this.path = path;
    this.space = Optional.ofNullable(spaces.get(path)).orElseThrow();
    this.results = results;
  }

  byte[] png(boolean dark) throws IOException {
    XYChart chart = ChartPicture.empty(title(), dark);
    axis(chart.getStyler());
    List<CandidateResult> ranked = CandidateResult.ranked(results);
    List<CandidateResult> stopped =
        results.stream()
            .filter(r -> r.score().isEmpty() && r.outcome().bitsPerSample().isPresent())
            .toList();
    ScatterSeries.STOPPED.addTo(chart, points(stopped), dark);
    ScatterSeries.TRAINED.addTo(chart, points(ranked), dark);
    ScatterSeries.BEST.addTo(chart, points(ranked.subList(0, 1)), dark);
    return ChartPicture.png(chart);
  }

  /** The axis has few labels of its own: a tick seldom falls on a choice, or between decades. */
  private String title() {
    if (space instanceof Space.Choice choice) {
      String values = String.join(", ", choice.values());
      String most =
          values.length() <= TITLE_LENGTH ? values : values.substring(0, TITLE_LENGTH) + "...";
      return path + ", from left to right " + most;
    }
    return space instanceof Space.LogUniform range
        ? path + ", logarithmic from " + range.least() + " to " + range.most()
        : path;
  }

  private void axis(XYStyler styler) {
    if (space instanceof Space.Choice choice) {
      styler.setXAxisMin(-0.5).setXAxisMax(choice.values().size() - 0.5);
      styler.setXAxisTickLabelsFormattingFunction(at -> " ");
    } else if (space instanceof Space.LogUniform range) {
      styler.setXAxisLogarithmic(true).setXAxisMin(range.least()).setXAxisMax(range.most());
      styler.setXAxisDecimalPattern("0.######");
    }
  }

  private List<SearchPoint> points(List<CandidateResult> shown) {
    return shown.stream()
        .map(r -> new SearchPoint(x(r), r.outcome().bitsPerSample().orElse(Double.NaN)))
        .toList();
  }

  private double x(CandidateResult result) {
    String value =
        result.settings().stream()
            .filter(setting -> setting.startsWith(path + "="))
            .findFirst()
            .orElseThrow()
            .substring(path.length() + 1);
    return space instanceof Space.Choice choice
        ? choice.values().indexOf(value)
        : Double.parseDouble(value);
  }
}
