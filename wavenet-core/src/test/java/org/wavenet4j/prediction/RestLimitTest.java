package org.wavenet4j.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RestLimitTest {
  private static final RestLimit OWN = RestLimit.ofOwn(0.3, 16_000);

  @Test
  void isAShareOfTheTonesAndTheLeastAndTheKnockOfAStroke() {
    RestLimit limit = new RestLimit(0.25, 0.001, 0.02, 800);
    assertEquals(0.25 * 0.1 + 0.001 + 0.02, limit.most(0.1, 0));
    assertEquals(0.25 * 0.1 + 0.001 + 0.02 / Math.E, limit.most(0.1, 800), 1e-12);
    assertEquals(0.001, limit.most(0, Long.MAX_VALUE));
    assertEquals(Double.POSITIVE_INFINITY, limit.most(Double.POSITIVE_INFINITY, Long.MAX_VALUE));
  }

  @Test
  void givenSoundMayBeLouderThanItsTonesAtAnyTime() {
    RestLimit given = RestLimit.ofGiven(0.3);
    assertEquals(0.01, given.most(0, 0));
    assertEquals(0.01, given.most(0, Long.MAX_VALUE));
    assertEquals(0.3 * 0.1 + 0.01, given.most(0.1, 5));
  }

  @Test
  void ownSoundMayBeAsLoudAsGivenSoundAtAStrokeOnly() {
    assertEquals(0.01, OWN.most(0, 0), 1e-12);
    assertEquals(0.0005, OWN.most(0, Long.MAX_VALUE), 1e-12);
    assertEquals(0.15 * 0.1 + 0.0005, OWN.most(0.1, 1 << 20), 1e-12);
    for (int age = 0; age < 16_000; age += 100) {
      assertTrue(OWN.most(0.05, age) < RestLimit.ofGiven(0.3).most(0.05, age), "at " + age);
    }
  }

  /** Of a second of sound, whatever its rate. */
  @Test
  void aKnockFadesInSeconds() {
    RestLimit fine = RestLimit.ofOwn(0.3, 48_000);
    assertEquals(OWN.most(0.1, 800), fine.most(0.1, 2400), 1e-12);
  }

  @Test
  void refusesWhatIsNoLimit() {
    assertThrows(IllegalArgumentException.class, () -> new RestLimit(0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new RestLimit(1, -0.1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new RestLimit(1, 0, -0.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RestLimit(1, 0, 0, 0));
  }
}
