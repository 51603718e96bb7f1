package org.wavenet4j.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final int BLACK = 0xff000006;
  private static final int PALE = 0xfffffde0;

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void rowZeroIsAtTheBottomAndLevelsBeyondTheScaleKeepItsEnds() throws IOException {
    float[][] levels = {{-10, -200, -50}, {5, -90, Float.NEGATIVE_INFINITY}};
    BufferedImage image = image(new HeatMap(-10, 80).png(levels));
    assertEquals(2, image.getWidth());
    assertEquals(3, image.getHeight());
    assertEquals(PALE, image.getRGB(0, 2));
    assertEquals(BLACK, image.getRGB(0, 1));
    assertEquals(PALE, image.getRGB(1, 2));
    assertEquals(BLACK, image.getRGB(1, 1));
    assertEquals(BLACK, image.getRGB(1, 0));
  }

  @Test
  void colourGetsLighterWithEveryStepOfTheLevel() throws IOException {
    BufferedImage legend = image(new HeatMap(0, 80).legendPng());
    assertEquals(256, legend.getHeight());
    for (int y = 1; y < legend.getHeight(); y++) {
      double above = luminance(legend.getRGB(0, y - 1));
      double below = luminance(legend.getRGB(0, y));
      assertTrue(above >= below, "row " + y + ": " + above + " over " + below);
    }
  }

  /** Rec. 709 weights. */
  private static double luminance(int rgb) {
    return 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
  }
}
