package org.wavenet4j.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class Linear16Test {
  private static final Linear16 LINEAR = Linear16.INSTANCE;

  @Test
  void everyCodeIsTheIntegerThatItsAmplitudeIsStoredAs() {
    ByteBuffer wav = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    for (int code = 0; code < LINEAR.levels(); code++) {
      float amplitude = LINEAR.decode(code);
      SampleFormat.PCM_16.encode(amplitude, wav, 0);
      assertEquals(code - 32768, wav.getShort(0));
      assertEquals(amplitude, SampleFormat.PCM_16.decode(wav, 0));
      assertEquals(code, LINEAR.encode(amplitude));
    }
  }

  @Test
  void silenceIsTheMiddleCodeAndExactlyZero() {
    assertEquals(32768, LINEAR.silence());
    assertEquals(0f, LINEAR.decode(LINEAR.silence()));
    assertEquals(32768, LINEAR.encode(-0f));
  }

  @Test
  void amplitudesGoToTheNearestCodeTiesToTheEvenOne() {
    float step = 1 / 32768f;
    assertEquals(32768 + 3, LINEAR.encode(3.4f * step));
    assertEquals(32768 - 3, LINEAR.encode(-3.4f * step));
    assertEquals(32768 + 2, LINEAR.encode(2.5f * step));
    assertEquals(32768 + 4, LINEAR.encode(3.5f * step));
    assertEquals(65535, LINEAR.encode(32766.6f * step));
  }

  @Test
  void valuesThatAreNoAmplitudeGetTheOutermostCodesAndSilence() {
    assertEquals(65535, LINEAR.encode(1));
    assertEquals(65535, LINEAR.encode(Float.POSITIVE_INFINITY));
    assertEquals(0, LINEAR.encode(-1));
    assertEquals(0, LINEAR.encode(-7));
    assertEquals(32768, LINEAR.encode(Float.NaN));
  }

  @Test
  void isFoundByItsLabel() {
    assertSame(LINEAR, Quantizer.of("linear-16"));
  }
}
