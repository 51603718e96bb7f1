package org.wavenet4j.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void ticksAreRoundAndIncludeBothEnds() {
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0), Ticks.of(0, 4, 6));
    assertEquals(List.of(0.0, 2000.0, 4000.0, 6000.0, 8000.0), Ticks.of(0, 8000, 6));
    assertEquals(List.of(-80.0, -60.0, -40.0, -20.0, 0.0), Ticks.of(-80, 0, 6));
  }

  @Test
  void ticksOfUnevenRangesStayInside() {
    assertEquals(List.of(-60.0, -40.0, -20.0), Ticks.of(-77, -3, 5));
    assertEquals(List.of(0.0, 0.02, 0.04), Ticks.of(0, 0.05, 5));
  }
}
