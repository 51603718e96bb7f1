package org.wavenet4j.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditioningWatchTest {
  private final ConditioningWatch watch = new ConditioningWatch();

  @Test
  void aSmallGainIsToldOnceFromAThirdOfTheStepsOn() {
    assertEquals(Optional.empty(), watch.look(1, 300, 0));
    assertEquals(Optional.empty(), watch.look(99, 300, 0.001));
    assertEquals(
        Optional.of(
            "At step 100 of 300 the notes save only 0.012 bits per sample, expected at least 0.02:"
                + " the network hardly hears them.\n"
                + "If it stays so, look whether MIDI and sound of the corpus begin together, or"
                + " train longer or with another seed."),
        watch.look(100, 300, 0.012));
    assertEquals(Optional.empty(), watch.look(300, 300, 0));
  }

  @Test
  void aLossIsToldToo() {
    assertTrue(watch.look(300, 300, -0.5).orElseThrow().contains("only -0.500 bits"));
  }

  @Test
  void enoughGainAndNoConditioningAtAllAreNotTold() {
    assertEquals(Optional.empty(), watch.look(300, 300, 0.02));
    assertEquals(Optional.empty(), watch.look(300, 300, Double.NaN));
  }
}
