package org.wavenet4j.train.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  @Test
  void insertingDeletingAndReplacingALetterCountOneEach() {
    // From abd: replace d (1), delete b (1), insert c (1), replace all (3), insert three (3).
    assertEquals(
        List.of("abc", "ad", "abcd"),
        NearestNames.of("abd", List.of("xyz", "abc", "ad", "abcd", "abcdef")));
  }

  @Test
  void caseCountsNothing() {
    assertEquals(
        List.of("keep", "KEEN", "x"), NearestNames.of("KEEP", List.of("x", "KEEN", "keep")));
  }

  @Test
  void offersWhatThereIs() {
    assertEquals(List.of("batch"), NearestNames.of("", List.of("batch")));
  }
}
