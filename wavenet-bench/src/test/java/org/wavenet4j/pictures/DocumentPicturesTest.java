package org.wavenet4j.pictures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pictures that lie in docs/ are those that the code draws. */
class DocumentPicturesTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void picturesOfTheDocumentsAreDrawnFromTheCodeAsItIs() throws IOException {
    for (Map.Entry<String, String> picture : DocumentPictures.all().entrySet()) {
      String kept = Files.readString(DOCS.resolve(picture.getKey()));
      assertTrue(
          kept.equals(picture.getValue()), picture.getKey() + ": DocumentPictures draws it anew");
    }
  }

  @Test
  void soundAndToneOfTheModelThatShipsAreDrawn() {
    String svg = TonePicture.of(Path.of("..", "models", "piano.safetensors"));
    assertTrue(svg.contains("class=\"first\"") && svg.endsWith("</svg>\n"), svg);
    assertFalse(svg.contains("NaN"), svg);
  }
}
