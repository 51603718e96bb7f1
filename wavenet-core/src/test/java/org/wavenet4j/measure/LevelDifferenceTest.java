package org.wavenet4j.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LevelDifferenceTest {
  private static final float[] SOUND = {0.1f, -0.2f, 0.3f, 0};

  @Test
  void twiceTheAmplitudeIsSixDecibelsLouder() {
    float[] twice = {0.2f, -0.4f, 0.6f, 0};
    assertEquals(6.0206, LevelDifference.db(twice, SOUND), 1e-4);
    assertEquals(-6.0206, LevelDifference.db(SOUND, twice), 1e-4);
    assertEquals(0, LevelDifference.db(SOUND, SOUND));
  }

  @Test
  void levelIsAMeanOverEachOnesOwnLength() {
    float[] longer = {0.1f, -0.2f, 0.3f, 0, 0.1f, -0.2f, 0.3f, 0};
    assertEquals(0, LevelDifference.db(longer, SOUND), 1e-12);
  }

  @Test
  void silenceAndNothingAreAtTheFloor() {
    assertEquals(-200, LevelDifference.db(new float[5], new float[] {-1}));
    assertEquals(0, LevelDifference.db(new float[0], new float[5]));
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    float[] broken = {0, Float.NaN};
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> LevelDifference.db(SOUND, broken));
    assertEquals("reference: has samples that are NaN or infinite", e.getMessage());
  }
}
