package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PredictorSpecTest {
  @Test
  void theUsualOneCountsMillisecondsInSamples() {
    assertEquals(new PredictorSpec(32, 1024, 64, 32, 1e-5), PredictorSpec.at(16_000));
    assertEquals(new PredictorSpec(32, 3072, 192, 96, 1e-5), PredictorSpec.at(48_000));
  }

  @Test
  void refusesNumbersOutOfRangeByName() {
    PredictorSpec usual = PredictorSpec.at(16_000);
    assertRefused("order: 0, expected 1 to 1024", () -> usual.withOrder(0));
    assertRefused("windowFrames: 32, expected 33 to 65536", () -> usual.withWindowFrames(32));
    assertRefused(
        "updateFrames: 0, expected 1 to 65536", () -> new PredictorSpec(32, 1024, 0, 32, 1e-5));
    assertRefused(
        "scaleFrames: 0, expected 1 to 65536", () -> new PredictorSpec(32, 1024, 64, 0, 1e-5));
    assertRefused("whiteNoise: 0.0, expected 1.0E-9 to 1", () -> usual.withWhiteNoise(0));
    assertRefused("whiteNoise: NaN, expected 1.0E-9 to 1", () -> usual.withWhiteNoise(Double.NaN));
    assertRefused(
        "bandwidthExpansion: 0.4, expected 0.5 to 1",
        () -> new PredictorSpec(32, 1024, 64, 32, 1e-5, 0.4));
    assertRefused(
        "bandwidthExpansion: 1.1, expected 0.5 to 1",
        () -> new PredictorSpec(32, 1024, 64, 32, 1e-5, 1.1));
    assertRefused("sampleRateHz: 999, expected 1000 to 1000000", () -> PredictorSpec.at(999));
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
