package org.wavenet4j.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** Charts as pictures inside a page, one for each of its two colour schemes. */
final class ChartPicture {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 340;

  /** Pixels of the image a pixel of the page, for screens of fine pitch. */
  private static final int SCALE = 2;

  private ChartPicture() {}

  /** Draws a chart for a page with a dark background or a light one, as a PNG. */
  interface Drawing {
    byte[] png(boolean dark) throws IOException;
  }

  /** A chart without anything in it. */
  static XYChart empty(String xTitle, boolean dark) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(xTitle)
            .yAxisTitle("bits per sample")
            .build();
    style(chart.getStyler(), dark);
    return chart;
  }

  private static void style(XYStyler styler, boolean dark) {
    Color paper = new Color(dark ? 0x1c2026 : 0xffffff);
    Color ink = new Color(dark ? 0xd5dae1 : 0x2c333b);
    Color grid = new Color(dark ? 0x343b45 : 0xe3e7ec);
    styler.setChartBackgroundColor(paper).setChartFontColor(ink).setPlotBackgroundColor(paper);
    styler.setPlotBorderVisible(false).setLegendBackgroundColor(paper).setLegendBorderColor(paper);
    styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13)).setLocale(Locale.ROOT);
    styler.setXAxisTitleColor(ink).setYAxisTitleColor(ink);
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setAxisTickLabelsColor(ink).setAxisTickMarksColor(grid).setPlotGridLinesColor(grid);
    styler.setPlotGridLinesStroke(new BasicStroke(1)).setPlotMargin(0);
    styler.setXAxisDecimalPattern("#,##0.###").setYAxisDecimalPattern("0.0##");
    styler.setXAxisTickMarkSpacingHint(110);
    styler.setMarkerSize(5);
  }

  static byte[] png(XYChart chart) throws IOException {
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** The chart in both schemes; where it cannot be drawn, why, and what has the numbers. */
  static String figure(String alt, String numbers, Drawing drawing) throws IOException {
    try {
      return "<div class=\"chart\"><picture>\n<source media=\"(prefers-color-scheme: dark)\" srcset=\""
          + Html.dataUri("image/png", drawing.png(true))
          + "\">\n<img src=\""
          + Html.dataUri("image/png", drawing.png(false))
          + "\" alt=\""
          + Html.escape(alt)
          + "\">\n</picture></div>\n";
    } catch (InternalError | LinkageError e) {
      // What the JDK throws on a machine without any fonts; a run must not end without its report.
      return "<p>The chart could not be drawn: this Java found no fonts ("
          + Html.escape(String.valueOf(e.getMessage()))
          + "). Install fontconfig and a font; "
          + numbers
          + " has the numbers.</p>\n";
    }
  }
}
