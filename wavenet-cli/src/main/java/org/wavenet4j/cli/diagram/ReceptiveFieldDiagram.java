package org.wavenet4j.cli.diagram;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.wavenet4j.model.ReceptiveField;
import org.wavenet4j.model.WaveNetSpec;

/**
 * The stack of dilated convolutions and what of it reaches one output, as figure 3 of van den Oord
 * et al. 2016 (arXiv:1609.03499) draws it, as SVG. A large network is compressed, and the picture
 * says so.
 */
public final class ReceptiveFieldDiagram {
  private static final int MOST_ROWS = 48;
  private static final int LEFT = 30;
  private static final int LABELS = 240; // on the right
  private static final int LEAST_WIDTH = 820; // for the lines above
  private static final int LINE = 20;

  private final WaveNetSpec spec;
  private final List<Convolution> convolutions;
  private final List<ReachedRow> rows;
  private final AgeScale scale;
  private final List<String> remarks;
  private final int top; // of the uppermost row
  private final int rowPitch;
  private final StringBuilder svg = new StringBuilder();

  private ReceptiveFieldDiagram(WaveNetSpec spec) {
    this.spec = spec;
    this.convolutions = Convolution.of(spec);
    this.rows = ReachedRow.of(convolutions, MOST_ROWS);
    this.scale = new AgeScale(spec.receptiveField().frames());
    this.remarks = remarks();
    this.top = 2 * LINE + LINE * remarks.size() + LINE;
    this.rowPitch = scale.even() ? 48 : 32;
  }

  /** The picture, as a whole file. */
  public static String svg(WaveNetSpec spec) {
    return new ReceptiveFieldDiagram(spec).draw();
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add("Highlighted is what reaches one output.");
    if (!scale.even()) {
      remarks.add(
          "Compressed: time is logarithmic, and a dot stands for all nodes within its width.");
    }
    int left = convolutions.size() + 1 - rows.size();
    if (left > 0) {
      remarks.add(text("Cut: %,d of %,d rows are left out.", left, convolutions.size() + 1));
    }
    if (spec.pastFrames() > scale.frames()) {
      remarks.add(
          text("Its linear prediction, not drawn, goes back %,d samples.", spec.pastFrames()));
    }
    return remarks;
  }

  private String draw() {
    int width = Math.max(LEAST_WIDTH, LEFT + scale.width() + LABELS);
    int height = y(0) + 4 * LINE;
    svg.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
            width, height, width, height));
    ReceptiveField field = spec.receptiveField();
    String title =
        text(
            "Receptive field: %,d samples, %.1f ms at %,d Hz",
            field.frames(), field.milliseconds(), spec.sampleRateHz());
    svg.append("<title>").append(title).append("</title>\n").append(DiagramStyle.CSS);
    svg.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    label("title", LEFT, 2 * LINE, title);
    for (int i = 0; i < remarks.size(); i++) {
      label("remark", LEFT, (3 + i) * LINE, remarks.get(i));
    }
    for (int row = 0; row < rows.size() - 1; row++) {
      drawConvolution(row);
    }
    for (int row = 0; row < rows.size(); row++) {
      drawNodes(row);
    }
    drawEnds();
    return svg.append("</svg>\n").toString();
  }

  /** Between a drawn row and the next; what is cut out there is a word instead of lines. */
  private void drawConvolution(int row) {
    ReachedRow lower = rows.get(row);
    ReachedRow upper = rows.get(row + 1);
    int labelY = (y(row) + y(row + 1)) / 2 + 5;
    int labelX = LEFT + scale.width() + LINE;
    if (upper.level() > lower.level() + 1) {
      label("remark", labelX, labelY, text("... %,d convolutions", upper.level() - lower.level()));
      return;
    }
    Convolution convolution = convolutions.get(lower.level());
    StringBuilder lines = new StringBuilder();
    for (long tap : taps(upper.ages(), convolution)) {
      int from = LEFT + scale.x((int) tap);
      int to = LEFT + scale.x((int) (tap >> Integer.SIZE));
      lines.append(text("M%d %dL%d %d", from, y(row), to, y(row + 1)));
    }
    svg.append("<path class=\"tap\" d=\"").append(lines).append("\"/>\n");
    label("label", labelX, labelY, convolution.label());
  }

  /** Pairs of columns, that of the upper node in the upper half of the number; each once. */
  private Set<Long> taps(BigInteger upperAges, Convolution convolution) {
    Set<Long> taps = new TreeSet<>();
    BitSet ages = bits(upperAges);
    for (int age = ages.nextSetBit(0); age >= 0; age = ages.nextSetBit(age + 1)) {
      long upper = (long) scale.column(age) << Integer.SIZE;
      for (int k = 0; k < convolution.taps(); k++) {
        taps.add(upper | scale.column(age + k * convolution.dilation()));
      }
    }
    return taps;
  }

  private void drawNodes(int row) {
    BitSet columns = new BitSet();
    BitSet ages = bits(rows.get(row).ages());
    ages.stream().forEach(age -> columns.set(scale.column(age)));
    if (!scale.even()) {
      svg.append(
          text("<path class=\"row\" d=\"M%d %dH%d\"/>\n", LEFT, y(row), LEFT + scale.width()));
    }
    for (int column = 0; column < scale.columns(); column++) {
      if (columns.get(column) || scale.even()) {
        svg.append(
            text(
                "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
                columns.get(column) ? "node reached" : "node",
                LEFT + scale.x(column),
                y(row),
                scale.even() ? 6 : 3));
      }
    }
  }

  private void drawEnds() {
    int right = LEFT + scale.width() + LINE;
    label("label end", right, y(rows.size() - 1) + 1, "output");
    label("label end", right, y(0) + 9, "input");
    for (int age : scale.ticks()) {
      label("tick", LEFT + scale.x(scale.column(age)), y(0) + 3 * LINE / 2, text("%,d", age + 1));
    }
    label("remark", LEFT, y(0) + 3 * LINE, "samples before the one that is drawn from the output");
  }

  private void label(String kind, int x, int y, String words) {
    svg.append(text("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", kind, x, y, words));
  }

  /** The input is lowest. */
  private int y(int row) {
    return top + (rows.size() - 1 - row) * rowPitch;
  }

  private static BitSet bits(BigInteger ages) {
    byte[] bytes = ages.toByteArray();
    for (int i = 0; i < bytes.length / 2; i++) {
      byte first = bytes[i];
      bytes[i] = bytes[bytes.length - 1 - i];
      bytes[bytes.length - 1 - i] = first;
    }
    return BitSet.valueOf(bytes);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
