package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.wavenet4j.UserError;
import org.wavenet4j.vector.FrameMatrix;

class MemoryShortageTest {
  @Test
  void batchThatNoArrayHoldsIsToldInTwoLines() {
    UserError error =
        assertThrows(
            UserError.class,
            () ->
                MemoryShortage.told(
                    "measuring",
                    "--frames (now 100000000)",
                    () -> new FrameMatrix(100_000_000, 32)));
    assertEquals(
        "measuring: out of memory (100000000 frames of 32 channels are more than an array"
            + " holds).\n"
            + "Lower --frames (now 100000000), or raise Java's -Xmx (now %d MB; WAVENET_JAVA_OPTS)."
                .formatted(Runtime.getRuntime().maxMemory() >> 20),
        error.getMessage());
  }

  @Test
  void otherProblemsAreThrownAsTheyAre() {
    IllegalStateException problem = new IllegalStateException("for a test");
    Supplier<Object> work =
        () -> {
          throw problem;
        };
    assertSame(
        problem,
        assertThrows(
            IllegalStateException.class, () -> MemoryShortage.told("measuring", "it", work)));
  }
}
