package org.wavenet4j.cli.report;

import java.io.IOException;
import java.util.Locale;

/**
 * A spectrogram with its axes: the picture is a PNG, axes and labels are SVG around it, so that
 * they take the page's colours.
 */
final class SpectrogramFigure {
  /** What a figure shows below the loudest level of all. */
  static final double RANGE_DB = 80;

  /** Of a whole figure, in the units that it is drawn in. */
  static final int FIGURE_WIDTH = 690;

  static final int FIGURE_HEIGHT = 300;

  /** Where the picture begins, right of its axis. */
  static final int LEFT = 62;

  private static final int TOP = 10;
  private static final int WIDTH = 540;
  private static final int HEIGHT = 230;
  private static final int LEGEND_LEFT = LEFT + WIDTH + 16;
  private static final int LEGEND_WIDTH = 12;

  private final double topDb;
  private final HeatMap colours;

  /**
   * Figures on one scale.
   *
   * @param topDb of the scale, which reaches {@link #RANGE_DB} below it
   */
  SpectrogramFigure(double topDb) {
    this.topDb = topDb;
    this.colours = new HeatMap(topDb, RANGE_DB);
  }

  /** An {@code svg} element; {@code label} is what a screen reader says. */
  String svg(Spectrogram spectrogram, String label) throws IOException {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=\"spectrogram\" viewBox=\"0 0 ").append(FIGURE_WIDTH).append(' ');
    svg.append(FIGURE_HEIGHT).append("\" role=\"img\" aria-label=\"");
    svg.append(Html.escape(label)).append("\">\n");
    append(svg, spectrogram);
    return svg.append("</svg>\n").toString();
  }

  /** What is inside such an element. */
  void append(StringBuilder svg, Spectrogram spectrogram) throws IOException {
    appendImage(svg, LEFT, WIDTH, colours.png(spectrogram.levelsDb()));
    appendImage(svg, LEGEND_LEFT, LEGEND_WIDTH, colours.legendPng());
    appendTimeAxis(svg, spectrogram.seconds());
    appendFrequencyAxis(svg, spectrogram.maxHz());
    appendLevelAxis(svg);
  }

  private static void appendImage(StringBuilder svg, int left, int width, byte[] png) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\""
                + " href=\"%s\"/>%n",
            left,
            TOP,
            width,
            HEIGHT,
            Html.dataUri("image/png", png)));
  }

  private static void appendTimeAxis(StringBuilder svg, double seconds) {
    for (double tick : Ticks.of(0, seconds, 9)) {
      double x = LEFT + WIDTH * tick / seconds;
      appendText(svg, x, TOP + HEIGHT + 24, "middle", number(tick));
      appendLine(svg, x, TOP + HEIGHT, x, TOP + HEIGHT + 5);
    }
    appendText(svg, LEFT + WIDTH / 2.0, TOP + HEIGHT + 50, "middle", "seconds");
  }

  private static void appendFrequencyAxis(StringBuilder svg, double maxHz) {
    for (double tick : Ticks.of(0, maxHz, 6)) {
      double y = TOP + HEIGHT * (1 - tick / maxHz);
      appendText(svg, LEFT - 8, y + 6, "end", number(tick));
      appendLine(svg, LEFT - 5, y, LEFT, y);
    }
    appendText(svg, LEFT - 8, TOP + HEIGHT + 50, "end", "Hz");
  }

  private void appendLevelAxis(StringBuilder svg) {
    int right = LEGEND_LEFT + LEGEND_WIDTH;
    for (double tick : Ticks.of(topDb - RANGE_DB, topDb, 6)) {
      double y = TOP + HEIGHT * (topDb - tick) / RANGE_DB;
      appendText(svg, right + 8, y + 6, "start", number(tick));
      appendLine(svg, right, y, right + 5, y);
    }
    appendText(svg, right + 8, TOP + HEIGHT + 50, "middle", "dB");
  }

  private static void appendText(
      StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            Html.escape(text)));
  }

  private static void appendLine(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
  }
}
