package org.wavenet4j.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.wavenet4j.audio.Audio;
import org.xml.sax.InputSource;

class SpectrogramSheetTest {
  private static final int RATE_HZ = 8000;

  private static ReportSound sine(String title, double amplitude) {
    float[] sound = new float[2 * RATE_HZ];
    for (int t = 0; t < sound.length; t++) {
      sound[t] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * t / RATE_HZ));
    }
    return new ReportSound(title, "", Audio.mono(sound, RATE_HZ));
  }

  private static Document sheet() throws Exception {
    String svg = SpectrogramSheet.svg(List.of(sine("one & only", 0.5), sine("other", 0.05)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document sheet) {
    NodeList nodes = sheet.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  /** Pixels of the sheet's images: picture and scale of each sound. */
  private static List<int[]> pictures(Document sheet) throws IOException {
    NodeList nodes = sheet.getElementsByTagName("image");
    List<int[]> pictures = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      String uri = nodes.item(i).getAttributes().getNamedItem("href").getNodeValue();
      Matcher png = Pattern.compile("data:image/png;base64,(.*)").matcher(uri);
      assertTrue(png.matches(), uri);
      var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.group(1))));
      pictures.add(
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    }
    return pictures;
  }

  @Test
  void eachSoundStandsUnderItsTitleWithAxesInSecondsHertzAndDecibels() throws Exception {
    List<String> texts = texts(sheet());
    assertTrue(texts.indexOf("one & only") < texts.indexOf("other"), texts.toString());
    for (String axis : List.of("seconds", "Hz", "dB")) {
      assertEquals(2, texts.stream().filter(axis::equals).count(), axis);
    }
    assertTrue(texts.containsAll(List.of("1.5", "4000")), texts.toString());
  }

  /** 20 dB apart: on scales of their own they would be the same picture. */
  @Test
  void allSoundsHaveOneScale() throws Exception {
    List<int[]> pictures = pictures(sheet());
    assertEquals(4, pictures.size());
    assertFalse(Arrays.equals(pictures.get(0), pictures.get(2)), "loud and quiet");
    assertTrue(Arrays.equals(pictures.get(1), pictures.get(3)), "the scale");
  }
}
