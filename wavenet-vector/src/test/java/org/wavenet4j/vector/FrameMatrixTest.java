package org.wavenet4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameMatrixTest {
  /** Counted in ints, these would be no values, none, 16, and fewer than none. */
  @ParameterizedTest
  @CsvSource({"134217728, 32", "4294967296, 16", "268435457, 16", "67108864, 32"})
  void moreValuesThanAnArrayHoldsAreAShortageOfMemory(long frames, int channels) {
    OutOfMemoryError error =
        assertThrows(OutOfMemoryError.class, () -> new FrameMatrix(frames, channels));
    assertEquals(
        frames + " frames of " + channels + " channels are more than an array holds",
        error.getMessage());
  }
}
