package org.wavenet4j.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedChartTest {
  private static SearchPoint point(double speed, double bits) {
    return new SearchPoint(speed, bits);
  }

  @Test
  void theFrontIsWhatNoOtherBeatsInBoth() {
    List<SearchPoint> points =
        List.of(point(4, 2.5), point(2, 2.1), point(3, 2.6), point(1, 2.2), point(9, 4));
    assertEquals(List.of(point(2, 2.1), point(4, 2.5), point(9, 4)), SpeedChart.front(points));
  }

  @Test
  void ofTwoAsGoodTheFasterIsOnTheFront() {
    assertEquals(
        List.of(point(3, 2)), SpeedChart.front(List.of(point(2, 2), point(3, 2), point(2, 2))));
  }
}
