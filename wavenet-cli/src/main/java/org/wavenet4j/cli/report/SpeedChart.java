package org.wavenet4j.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.wavenet4j.train.search.CandidateResult;

/** Bits per sample over times real time, with the front that no candidate beats in both. */
final class SpeedChart {
  private final List<SearchPoint> trained;

  SpeedChart(List<CandidateResult> results) {
    this.trained =
        CandidateResult.ranked(results).stream()
            .filter(SpeedChart::isMeasured)
            .map(result -> new SearchPoint(speed(result), result.score().orElse(Double.NaN)))
            .toList();
  }

  private static boolean isMeasured(CandidateResult result) {
    return Double.isFinite(speed(result));
  }

  private static double speed(CandidateResult result) {
    return result.facts().map(facts -> facts.timesRealTime().orElse(Double.NaN)).orElse(Double.NaN);
  }

  /** From the slowest and best to the fastest. */
  static List<SearchPoint> front(List<SearchPoint> points) {
    List<SearchPoint> best =
        points.stream()
            .sorted(
                Comparator.comparingDouble(SearchPoint::bitsPerSample)
                    .thenComparing(SearchPoint::x, Comparator.reverseOrder()))
            .toList();
    List<SearchPoint> front = new ArrayList<>();
    double fastest = Double.NEGATIVE_INFINITY;
    for (SearchPoint point : best) {
      if (point.x() > fastest) {
        front.add(point);
        fastest = point.x();
      }
    }
    return front;
  }

  byte[] png(boolean dark) throws IOException {
    XYChart chart = ChartPicture.empty("times real time", dark);
    ScatterSeries.TRAINED.addTo(chart, trained, dark);
    ScatterSeries.FRONT.addTo(chart, front(trained), dark);
    return ChartPicture.png(chart);
  }
}
