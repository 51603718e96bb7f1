package org.wavenet4j.pictures;

import java.util.Locale;

/** A drawing as SVG, whose colours follow the light or dark page that it is on. */
final class Picture {
  private static final String STYLE =
      """
      <style>
      text { font: 14px system-ui, sans-serif; fill: #2c333b }
      .title { font-size: 17px; font-weight: 600 }
      .soft { fill: #66707c }
      .paper { fill: #ffffff }
      .axis { stroke: #98a2ae; fill: none }
      .grid { stroke: #e3e7ec; fill: none }
      .first { stroke: #0b62c4; fill: none; stroke-width: 2 }
      .second { stroke: #c8731a; fill: none; stroke-width: 2 }
      .wide { stroke-width: 6; stroke-opacity: 0.55 }
      .node { fill: #d3d9e0 }
      .now { fill: #0b62c4 }
      .kept { fill: #d9822b }
      @media (prefers-color-scheme: dark) {
        text { fill: #d5dae1 }
        .soft { fill: #98a2ae }
        .paper { fill: #1c2026 }
        .axis { stroke: #66707c }
        .grid { stroke: #343b45 }
        .first { stroke: #4fa8ff }
        .second { stroke: #f0a04b }
        .node { fill: #434c58 }
        .now { fill: #4fa8ff }
        .kept { fill: #f0a04b }
      }
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();

  /** An empty one; {@code title} stands above and is what a screen reader says. */
  Picture(int width, int height, String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " height=\"%d\">\n",
        width, height, width, height);
    svg.append("<title>").append(title).append("</title>\n").append(STYLE);
    svg.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    text("title", "start", 20, 30, title);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  /** Words at a place; {@code anchor} is start, middle or end. */
  Picture text(String kind, String anchor, double x, double y, String words) {
    add(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        kind, anchor, x, y, words);
    return this;
  }

  /** A line through points. */
  Picture line(String kind, double[] xs, double[] ys) {
    add("<path class=\"%s\" d=\"", kind);
    for (int i = 0; i < xs.length; i++) {
      add("%s%.1f %.1f", i == 0 ? "M" : "L", xs[i], ys[i]);
    }
    svg.append("\"/>\n");
    return this;
  }

  Picture line(String kind, double fromX, double fromY, double toX, double toY) {
    return line(kind, new double[] {fromX, toX}, new double[] {fromY, toY});
  }

  Picture dot(String kind, double x, double y) {
    add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>\n", kind, x, y);
    return this;
  }

  /** The whole file. */
  String svg() {
    return svg + "</svg>\n";
  }
}
