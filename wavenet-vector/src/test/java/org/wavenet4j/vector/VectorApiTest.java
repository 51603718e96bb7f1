package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("width")
class VectorApiTest {
  /** Set where the build runs tests with vectors narrower than the machine's. */
  private static final String BITS = "wavenet.test.vectorBits";

  @Test
  void vectorsAreOfTheWidthThatTheBuildForcesAndFitIntoAPitch() {
    assertTrue(VectorApi.isPresent());
    int bits = VectorApi.bits();
    assertEquals(Lanes.COUNT * 32, bits);
    assertEquals(0, FrameMatrix.padded(1) % Lanes.COUNT);
    assertTrue(bits <= Integer.getInteger(BITS, 512), bits + " bits");
  }
}
