package org.wavenet4j.cli.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.xml.sax.InputSource;

class ReceptiveFieldDiagramTest {
  private static final List<Integer> TEN = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512);

  private static WaveNetSpec network(int firstTaps, StackSpec... stacks) {
    return new WaveNetSpec(
        16_000,
        MuLaw.INSTANCE,
        new InputSpec(InputEncoding.ONE_HOT, firstTaps),
        List.of(stacks),
        4,
        4,
        new Categorical(256),
        ConditioningSpec.NONE);
  }

  private static StackSpec stack(int taps, List<Integer> dilations) {
    return new StackSpec(4, 4, taps, dilations);
  }

  /** Fails where it is not well-formed. */
  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document svg, String tag, String kind) {
    List<Element> found = new ArrayList<>();
    NodeList all = svg.getElementsByTagName(tag);
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getAttribute("class").equals(kind)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Of each row, input first, the columns of its highlighted nodes, in frames ago. */
  private static List<List<Integer>> reached(Document svg, int pitch) {
    TreeMap<Integer, List<Integer>> rows = new TreeMap<>(Collections.reverseOrder());
    List<Element> nodes = elements(svg, "circle", "node reached");
    int newest =
        nodes.stream().mapToInt(e -> Integer.parseInt(e.getAttribute("cx"))).max().orElseThrow();
    for (Element node : nodes) {
      rows.computeIfAbsent(Integer.valueOf(node.getAttribute("cy")), y -> new ArrayList<>())
          .add((newest - Integer.parseInt(node.getAttribute("cx"))) / pitch);
    }
    rows.values().forEach(Collections::sort);
    return List.copyOf(rows.values());
  }

  private static List<String> words(Document svg, String kind) {
    return elements(svg, "text", kind).stream().map(Element::getTextContent).toList();
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(0, last).boxed().toList();
  }

  /** Order of dilations 4, 1: the output hears 0 and 1 of the row below, these 0, 1, 4 and 5. */
  @Test
  void aTinyNetworkIsDrawnNodeByNode() throws Exception {
    Document svg = parse(ReceptiveFieldDiagram.svg(network(2, stack(2, List.of(4, 1)))));
    assertEquals(
        List.of(List.of(0, 1, 2, 4, 5, 6), List.of(0, 1, 4, 5), List.of(0, 1), List.of(0)),
        reached(svg, 20));
    // Rows of 7 frames each, of which 13 nodes are highlighted.
    assertEquals(4 * 7 - 13, elements(svg, "circle", "node").size());
    List<Integer> taps =
        elements(svg, "path", "tap").stream()
            .map(path -> path.getAttribute("d").split("M", -1).length - 1)
            .toList();
    assertEquals(List.of(8, 4, 2), taps);
    assertEquals(List.of("first convolution", "dilation 4", "dilation 1"), words(svg, "label"));
    assertEquals(List.of("Receptive field: 7 samples, 0.4 ms at 16,000 Hz"), words(svg, "title"));
    assertEquals(List.of("output", "input"), words(svg, "label end"));
  }

  @Test
  void kernelsOfThreeTapsAndSeveralStacksAreSaid() throws Exception {
    Document svg =
        parse(ReceptiveFieldDiagram.svg(network(1, stack(3, List.of(2)), stack(2, List.of(1)))));
    assertEquals(
        List.of(upTo(5), upTo(5), List.of(0, 1), List.of(0)).toString(),
        reached(svg, 20).toString());
    assertEquals(
        List.of("first convolution, 1 tap", "stack 1, dilation 2, 3 taps", "stack 2, dilation 1"),
        words(svg, "label"));
  }

  @Test
  void aLargeNetworkIsCompressedAndSaysSo() throws Exception {
    WaveNetSpec spec = network(2, stack(2, TEN), stack(2, TEN));
    Document svg = parse(ReceptiveFieldDiagram.svg(spec));
    assertEquals(
        List.of("Receptive field: 2,048 samples, 128.0 ms at 16,000 Hz"), words(svg, "title"));
    assertTrue(
        words(svg, "remark")
            .contains(
                "Compressed: time is logarithmic, and a dot stands for all nodes within its"
                    + " width."));
    List<List<Integer>> rows = reached(svg, 8);
    assertEquals(22, rows.size());
    assertEquals(List.of(0), rows.get(21));
    // log(1 + 512) / log(2048) of 120 columns
    assertEquals(List.of(0, 98), rows.get(20));
    assertEquals(List.of(0, 87, 98, 105), rows.get(19));
    assertEquals(120, rows.get(0).get(rows.get(0).size() - 1));
    assertTrue(ReceptiveFieldDiagram.svg(spec).length() < 300_000);
  }

  @Test
  void ofVeryManyRowsThoseAtBothEndsAreDrawn() throws Exception {
    StackSpec[] stacks = new StackSpec[6];
    Arrays.fill(stacks, stack(2, TEN));
    Document svg = parse(ReceptiveFieldDiagram.svg(network(2, stacks)));
    assertEquals(48, reached(svg, 8).size());
    assertTrue(words(svg, "remark").contains("Cut: 14 of 62 rows are left out."));
    List<String> labels = words(svg, "label");
    assertEquals(46, labels.size());
    assertEquals("first convolution", labels.get(0));
    assertEquals("stack 3, dilation 2", labels.get(22));
    assertEquals("stack 4, dilation 128", labels.get(23));
    assertEquals("stack 6, dilation 512", labels.get(45));
    assertTrue(words(svg, "remark").contains("... 15 convolutions"));
  }

  @Test
  void itIsReadableOnADarkPageAndLoadsNothing() {
    String svg = ReceptiveFieldDiagram.svg(network(2, stack(2, List.of(1))));
    assertTrue(svg.contains("@media (prefers-color-scheme: dark)"), svg);
    assertFalse(svg.contains("href") || svg.contains("url(") || svg.contains("@import"), svg);
  }

  /** What is drawn is what the description says, for every shape of network. */
  @Test
  void theOldestNodeThatIsReachedEndsTheReceptiveField() {
    for (WaveNetSpec spec :
        List.of(
            network(1, stack(1, List.of(7))),
            network(32, stack(3, List.of(1, 5, 300))),
            network(2, stack(2, TEN), stack(4, TEN)))) {
      ReachedRow input = ReachedRow.of(Convolution.of(spec), 48).get(0);
      assertEquals(0, input.level());
      assertEquals(spec.receptiveField().frames(), input.ages().bitLength());
    }
  }
}
