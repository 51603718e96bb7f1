package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The golden numbers are the formula evaluated with 40 digits in Python's mpmath. */
class MuLawTest {
  private static final MuLaw MU_LAW = MuLaw.INSTANCE;

  @Test
  void everyCodeDecodesToAnAmplitudeThatEncodesToIt() {
    for (int c = 0; c < 256; c++) {
      assertEquals(c, MU_LAW.encode(MU_LAW.decode(c)));
    }
  }

  @Test
  void decodesToTheGoldenAmplitudes() {
    int[] codes = {0, 1, 2, 64, 100, 126, 127, 128, 129, 160, 192, 224, 254, 255};
    double[] amplitudes = {
      -1.0,
      -0.9572737087,
      -0.9163658223,
      -0.05814500388,
      -0.009046763538,
      -0.0002643622685,
      -8.621159565e-5,
      8.621159565e-5,
      0.0002643622685,
      0.01219694196,
      0.06090393801,
      0.2567939788,
      0.9572737087,
      1.0
    };
    for (int i = 0; i < codes.length; i++) {
      double ulps = Math.abs(amplitudes[i]) * 1e-7;
      assertEquals(amplitudes[i], MU_LAW.decode(codes[i]), ulps, "code " + codes[i]);
    }
  }

  @Test
  void encodesToTheGoldenCodes() {
    float[] amplitudes = {
      0, 1e-5f, 1e-4f, 1e-3f, -1e-3f, 0.01f, -0.01f, 0.1f, -0.1f, 0.25f, 0.5f, -0.5f, 0.75f, 0.9f,
      -0.9f, 0.97f, 0.98f, 0.99f, 1
    };
    int[] codes = {
      128, 128, 128, 133, 122, 157, 98, 203, 52, 223, 239, 16, 248, 253, 2, 254, 255, 255, 255
    };
    assertArrayEquals(codes, MU_LAW.encode(amplitudes));
  }

  @Test
  void codesRiseWithAmplitude() {
    for (int c = 1; c < 256; c++) {
      assertTrue(MU_LAW.decode(c) > MU_LAW.decode(c - 1), "code " + c);
    }
    int last = 0;
    for (int i = -33_000; i <= 33_000; i++) {
      int code = MU_LAW.encode(i / 32768f);
      assertTrue(code >= last, "amplitude " + i / 32768f);
      last = code;
    }
  }

  @Test
  void codesAreSymmetricAboutZero() {
    for (int c = 0; c < 256; c++) {
      assertEquals(MU_LAW.decode(c), -MU_LAW.decode(255 - c));
    }
    for (int i = 1; i <= 32768; i++) {
      assertEquals(255 - MU_LAW.encode(i / 32768f), MU_LAW.encode(-i / 32768f), "sample " + i);
    }
  }

  @Test
  void valuesThatAreNoAmplitudeGetTheOutermostCodesAndSilence() {
    assertEquals(255, MU_LAW.encode(1.5f));
    assertEquals(0, MU_LAW.encode(-1.5f));
    assertEquals(255, MU_LAW.encode(Float.POSITIVE_INFINITY));
    assertEquals(0, MU_LAW.encode(Float.NEGATIVE_INFINITY));
    assertEquals(128, MU_LAW.encode(Float.NaN));
    assertEquals(128, MU_LAW.encode(-0f));
    assertEquals(128, MU_LAW.encode(Float.MIN_VALUE));
    assertEquals(128, MU_LAW.silence());
  }

  @Test
  void isFoundByItsLabel() {
    assertSame(MU_LAW, Quantizer.of("mu-law-256"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Quantizer.of("linear"));
    assertEquals(
        "quantizer: \"linear\" is not known, expected \"mu-law-256\" or \"linear-16\"",
        e.getMessage());
  }
}
