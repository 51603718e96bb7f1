package org.wavenet4j.cli.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Levels in dB as the pixels of a PNG: black is the scale's bottom, pale yellow its top. */
final class HeatMap {
  private static final int COLOURS = 256;

  /**
   * Evenly spaced points of the colour scale; lightness rises throughout, so it also reads in grey.
   */
  private static final int[] SCALE = {
    0x000006, 0x140b35, 0x3b0f60, 0x641a6e, 0x8c2869, 0xb53a57, 0xd9583b, 0xf0822a, 0xf9b23c,
    0xfbe181, 0xfffde0
  };

  private final double topDb;
  private final double rangeDb;

  /**
   * A scale from {@code topDb - rangeDb} up to {@code topDb}; levels beyond it get its outermost
   * colours.
   */
  HeatMap(double topDb, double rangeDb) {
    this.topDb = topDb;
    this.rangeDb = rangeDb;
  }

  /**
   * One pixel a level.
   *
   * @param levelsDb {@code [column][row]}, row 0 at the bottom
   */
  byte[] png(float[][] levelsDb) throws IOException {
    int width = levelsDb.length;
    int height = levelsDb[0].length;
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours());
    WritableRaster raster = image.getRaster();
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        raster.setSample(x, height - 1 - y, 0, index(levelsDb[x][y]));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** The scale itself, bottom to top, one pixel wide. */
  byte[] legendPng() throws IOException {
    float[] levels = new float[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      levels[i] = (float) (topDb - rangeDb + rangeDb * i / (COLOURS - 1));
    }
    return png(new float[][] {levels});
  }

  private int index(float levelDb) {
    double position = (levelDb - topDb + rangeDb) / rangeDb;
    return (int) Math.round(Math.max(0, Math.min(1, position)) * (COLOURS - 1));
  }

  private static IndexColorModel colours() {
    byte[][] rgb = new byte[3][COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      double position = (double) i / (COLOURS - 1) * (SCALE.length - 1);
      int below = Math.min((int) position, SCALE.length - 2);
      for (int c = 0; c < 3; c++) {
        int shift = 16 - 8 * c;
        int from = SCALE[below] >> shift & 0xff;
        int to = SCALE[below + 1] >> shift & 0xff;
        rgb[c][i] = (byte) Math.round(from + (to - from) * (position - below));
      }
    }
    return new IndexColorModel(8, COLOURS, rgb[0], rgb[1], rgb[2]);
  }
}
