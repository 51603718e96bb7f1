package org.wavenet4j.pictures;

import java.util.Locale;

/**
 * A part of a picture with two axes.
 *
 * @param picture that it is drawn into
 * @param left of the plot, as all places in pixels
 * @param x0 value at the left
 * @param x1 value at the right
 * @param y0 value at the bottom
 * @param y1 value at the top
 */
record Plot(
    Picture picture,
    double left,
    double top,
    double width,
    double height,
    double x0,
    double x1,
    double y0,
    double y1) {
  double x(double value) {
    return left + (value - x0) / (x1 - x0) * width;
  }

  double y(double value) {
    return top + height - (value - y0) / (y1 - y0) * height;
  }

  /** Values along the lower edge, and what they are. */
  Plot xAxis(String format, String label, double... ticks) {
    for (double tick : ticks) {
      picture.line("grid", x(tick), top, x(tick), top + height);
      picture.text("soft", "middle", x(tick), top + height + 20, text(format, tick));
    }
    picture.line("axis", left, top + height, left + width, top + height);
    picture.text("soft", "middle", left + width / 2, top + height + 42, label);
    return this;
  }

  /** Values along the left edge, and what they are, above it. */
  Plot yAxis(String format, String label, double... ticks) {
    for (double tick : ticks) {
      picture.line("grid", left, y(tick), left + width, y(tick));
      picture.text("soft", "end", left - 8, y(tick) + 5, text(format, tick));
    }
    picture.line("axis", left, top, left, top + height);
    picture.text("soft", "start", left - 40, top - 12, label);
    return this;
  }

  Plot curve(String kind, double[] xs, double[] ys) {
    double[] pixelXs = new double[xs.length];
    double[] pixelYs = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      pixelXs[i] = x(xs[i]);
      pixelYs[i] = y(ys[i]);
    }
    picture.line(kind, pixelXs, pixelYs);
    return this;
  }

  /** What a curve is, in a row of the head: a piece of its line, then words. */
  Plot legend(String kind, double fromLeft, double y, String words) {
    picture.line(kind, left + fromLeft, y - 5, left + fromLeft + 24, y - 5);
    picture.text("legend", "start", left + fromLeft + 32, y, words);
    return this;
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
