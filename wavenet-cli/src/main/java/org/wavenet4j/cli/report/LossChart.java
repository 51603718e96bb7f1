package org.wavenet4j.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.wavenet4j.train.loop.LogEntry;

/** Bits per sample over the run, with what simpler predictors reach as level lines. */
final class LossChart {
  private static final int[] BASELINE_COLOURS = {0xd9822b, 0x9a74d8, 0x5c9e31, 0xc0628a};

  private final List<LogEntry> log;
  private final List<Baseline> baselines;

  LossChart(List<LogEntry> log, List<Baseline> baselines) {
    this.log = log;
    this.baselines = baselines;
  }

  /**
   * The chart as a PNG.
   *
   * @param xTitle of the axis that {@code x} gives
   * @param dark for a page with a dark background
   */
  byte[] png(String xTitle, ToDoubleFunction<LogEntry> x, boolean dark) throws IOException {
    XYChart chart = ChartPicture.empty(xTitle, dark);
    chart.getStyler().setXAxisMin(0.0);
    addCurve(chart, "train", x, LogEntry::trainBitsPerSample, dark ? 0x6b8299 : 0x9fb4c7, 1.2f);
    addCurve(
        chart, "held out", x, LogEntry::heldOutBitsPerSample, dark ? 0x4fa8ff : 0x0b62c4, 2.4f);
    addBaselines(chart, x);
    return ChartPicture.png(chart);
  }

  private void addCurve(
      XYChart chart,
      String name,
      ToDoubleFunction<LogEntry> x,
      ToDoubleFunction<LogEntry> y,
      int colour,
      float width) {
    List<LogEntry> known = log.stream().filter(e -> Double.isFinite(y.applyAsDouble(e))).toList();
    if (!known.isEmpty()) {
      double[] xs = known.stream().mapToDouble(x).toArray();
      double[] ys = known.stream().mapToDouble(y).toArray();
      XYSeries series = chart.addSeries(name, xs, ys);
      series.setLineColor(new Color(colour)).setLineWidth(width);
      series.setMarker(known.size() > 40 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
      series.setMarkerColor(new Color(colour));
    }
  }

  private void addBaselines(XYChart chart, ToDoubleFunction<LogEntry> x) {
    double to = Math.max(1e-9, log.stream().mapToDouble(x).max().orElse(1));
    for (int i = 0; i < baselines.size(); i++) {
      Baseline baseline = baselines.get(i);
      double bits = baseline.bitsPerSample();
      String name = String.format(Locale.ROOT, "%s %.2f", baseline.name(), bits);
      XYSeries series = chart.addSeries(name, new double[] {0, to}, new double[] {bits, bits});
      series.setLineColor(new Color(BASELINE_COLOURS[i % BASELINE_COLOURS.length]));
      series.setLineStyle(
          new BasicStroke(
              1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {7, 5}, 0));
      series.setMarker(SeriesMarkers.NONE);
    }
  }
}
