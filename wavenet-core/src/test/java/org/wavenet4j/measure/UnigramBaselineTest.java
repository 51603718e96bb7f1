package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnigramBaselineTest {
  @Test
  void costsAreThoseOfCountsFromOne() {
    UnigramBaseline baseline = new UnigramBaseline(4);
    baseline.learn(new int[] {0, 0});
    baseline.learn(new int[] {0, 1});
    // 4, 2, 1 and 1 of 8
    assertEquals(1 + 2 + 3 + 3, baseline.totalBits(new int[] {0, 1, 2, 3}), 1e-12);
    assertEquals(2, baseline.totalBits(new int[] {0, 0}), 1e-12);
    assertEquals(1, baseline.samplesPerCode());
  }

  @Test
  void knowingNothingIsUniform() {
    assertEquals(24, new UnigramBaseline(256).totalBits(new int[] {0, 128, 255}), 1e-12);
  }
}
