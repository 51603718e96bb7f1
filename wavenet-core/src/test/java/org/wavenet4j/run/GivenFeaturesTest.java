package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.wavenet4j.model.ConditioningSpec;

class GivenFeaturesTest {
  private static final LocalConditioning FEATURES =
      LocalConditioning.given(new ConditioningSpec(2, 3, 0), new float[] {1, 10, 2, 20, 3, 30});

  @Test
  void framesAreWrittenFromTheOffsetOn() {
    float[] out = {-1, -1, -1, -1, -1, -1};
    assertEquals(2, FEATURES.read(1, 2, out, 1));
    assertArrayEquals(new float[] {-1, 2, 20, 3, 30, -1}, out);
  }

  @Test
  void thereAreNoneBehindTheEnd() {
    float[] out = new float[6];
    assertEquals(1, FEATURES.read(2, 3, out, 0));
    assertArrayEquals(new float[] {3, 30, 0, 0, 0, 0}, out);
    assertEquals(0, FEATURES.read(3, 3, out, 0));
    assertEquals(0, FEATURES.read(1L << 40, 3, out, 0));
  }

  @Test
  void valuesThatMakeNoWholeFramesAreRefused() {
    assertEquals(
        "features: 3 values, expected a multiple of 2 channels",
        assertThrows(
                IllegalArgumentException.class,
                () -> LocalConditioning.given(new ConditioningSpec(2, 3, 0), new float[3]))
            .getMessage());
  }
}
