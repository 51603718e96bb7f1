package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ZeroFeaturesTest {
  @Test
  void framesThatAreReadAreZeroAndTheRestIsLeft() {
    LocalConditioning zeros = LocalConditioning.zeros(2);
    assertEquals(2, zeros.channels());
    float[] out = {1, 2, 3, 4, 5, 6, 7, 8};
    assertEquals(3, zeros.read(1L << 40, 3, out, 1));
    assertArrayEquals(new float[] {1, 0, 0, 0, 0, 0, 0, 8}, out);
  }
}
