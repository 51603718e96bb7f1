package org.wavenet4j.cli.report;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A kind of points that charts of a search have.
 *
 * @param label in the legend
 * @param light colour on a light page, as 0xRRGGBB
 * @param dark colour on a dark page
 * @param joined whether a line leads from point to point
 * @param marker of a point
 */
record ScatterSeries(String label, int light, int dark, boolean joined, Marker marker) {
  /** Trained to the end. */
  static final ScatterSeries TRAINED =
      new ScatterSeries("trained to the end", 0x0b62c4, 0x4fa8ff, false, SeriesMarkers.CIRCLE);

  /** Stopped early. */
  static final ScatterSeries STOPPED =
      new ScatterSeries("stopped early", 0x9fb4c7, 0x6b8299, false, SeriesMarkers.CROSS);

  /** Of all the best. */
  static final ScatterSeries BEST =
      new ScatterSeries("the best", 0xd9822b, 0xd9822b, false, SeriesMarkers.DIAMOND);

  /** Those that no other beats in both. */
  static final ScatterSeries FRONT =
      new ScatterSeries("the front", 0xd9822b, 0xd9822b, true, SeriesMarkers.DIAMOND);

  /** Adds the points, if there are any. */
  void addTo(XYChart chart, List<SearchPoint> points, boolean onDark) {
    if (points.isEmpty()) {
      return;
    }
    double[] xs = points.stream().mapToDouble(SearchPoint::x).toArray();
    double[] ys = points.stream().mapToDouble(SearchPoint::bitsPerSample).toArray();
    XYSeries series = chart.addSeries(label, xs, ys);
    series.setXYSeriesRenderStyle(joined ? XYSeriesRenderStyle.Line : XYSeriesRenderStyle.Scatter);
    series.setMarker(marker).setMarkerColor(new Color(onDark ? dark : light));
    series.setLineColor(new Color(onDark ? dark : light)).setLineWidth(1.4f);
  }
}
