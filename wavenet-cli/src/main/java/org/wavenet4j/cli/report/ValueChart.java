package org.wavenet4j.cli.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;
import org.wavenet4j.train.search.CandidateResult;
import org.wavenet4j.train.search.Space;

/** Bits per sample over one searched value: choices side by side, ranges as they are. */
final class ValueChart {
  private static final int LABEL_LENGTH = 24;

  private final String path;
  private final Space space;
  private final List<CandidateResult> results;

  ValueChart(String path, Map<String, Space> spaces, List<CandidateResult> results) {
    this.path = path;
    this.space = Optional.ofNullable(spaces.get(path)).orElseThrow();
    this.results = results;
  }

  byte[] png(boolean dark) throws IOException {
    XYChart chart = ChartPicture.empty(path, dark);
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

  private void axis(XYStyler styler) {
    if (space instanceof Space.Choice choice) {
      styler.setXAxisMin(-0.5).setXAxisMax(choice.values().size() - 0.5);
      styler.setXAxisTickLabelsFormattingFunction(at -> label(choice.values(), at));
    } else if (space instanceof Space.LogUniform) {
      styler.setXAxisLogarithmic(true);
      styler.setXAxisTickLabelsFormattingFunction(ValueChart::significant);
    }
  }

  /** Nothing between two choices. */
  private static String label(List<String> values, double at) {
    long index = Math.round(at);
    if (Math.abs(at - index) > 1e-6 || index < 0 || index >= values.size()) {
      return " ";
    }
    String value = values.get((int) index);
    return value.length() <= LABEL_LENGTH ? value : value.substring(0, LABEL_LENGTH) + "...";
  }

  /** A number in the two digits that tell it from its neighbours on an axis. */
  private static String significant(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
    boolean small = value != 0 && Math.abs(value) < 1e-3;
    return small ? rounded.toString().toLowerCase(Locale.ROOT) : rounded.toPlainString();
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
