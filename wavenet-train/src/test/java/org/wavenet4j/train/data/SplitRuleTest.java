package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitRuleTest {
  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "folder/take " + i + ".wav").toList();
  }

  @Test
  void theUnitIsTheFirst53BitsOfTheDigest() {
    // sha256("a.wav") begins with bc30c538c410e2 (sha256sum), so the number is Python's.
    assertEquals(GOLDEN, SplitRule.ByHash.unit("a.wav"));
    // One name, composed and decomposed, is one piece on every file system.
    assertEquals(SplitRule.ByHash.unit("\u00fc"), SplitRule.ByHash.unit("u\u0308"));
  }

  private static final double GOLDEN = 0.7351191772068577;

  @Test
  void manyPiecesAreDealtOutByTheirShares() {
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    new SplitRule.ByHash(0.1, 0.2)
        .assign(names(10_000))
        .values()
        .forEach(split -> counts.merge(split, 1, Integer::sum));
    // Four standard deviations of a binomial: 120 and 160.
    assertEquals(1000, counts.get(Split.VALID), 120);
    assertEquals(2000, counts.get(Split.TEST), 160);
  }

  @Test
  void aPieceKeepsItsSplitWhenOthersComeAndGo() {
    SplitRule rule = new SplitRule.ByHash(0.1, 0.1);
    Map<String, Split> many = rule.assign(names(1000));
    Map<String, Split> some = rule.assign(names(500));
    some.forEach((name, split) -> assertEquals(many.get(name), split, name));
    List<String> shuffled = new ArrayList<>(names(1000));
    Collections.reverse(shuffled);
    assertEquals(many, rule.assign(shuffled));
  }

  @Test
  void everySplitWithAShareHasAPieceFromThreePiecesOn() {
    for (int first = 0; first < 40; first++) {
      for (int count = 1; count <= 6; count++) {
        List<String> names = names(100).subList(first, first + count);
        Set<Split> used = EnumSet.copyOf(new SplitRule.ByHash(0.02, 0.02).assign(names).values());
        Set<Split> expected =
            EnumSet.copyOf(List.of(Split.values()).subList(0, Math.min(3, count)));
        assertEquals(expected, used, names.toString());
        assertEquals(
            EnumSet.of(Split.TRAIN),
            EnumSet.copyOf(new SplitRule.ByHash(0, 0).assign(names).values()));
      }
    }
  }

  @Test
  void theBorrowedPieceIsTheOneNearestToTheEmptyRange() {
    List<String> names = names(8);
    Map<String, Split> splits = new SplitRule.ByHash(1e-9, 1e-9).assign(names);
    List<String> byUnit = new ArrayList<>(names);
    byUnit.sort(java.util.Comparator.comparingDouble(SplitRule.ByHash::unit));
    // VALID is filled before TEST.
    assertEquals(Split.VALID, splits.get(byUnit.get(0)));
    assertEquals(Split.TEST, splits.get(byUnit.get(1)));
  }

  @Test
  void listsNamePiecesWithOrWithoutExtension() {
    SplitRule.ByList rule = new SplitRule.ByList(List.of("x/a"), List.of("b.flac", "gone"));
    List<String> names = List.of("x/a.wav", "b.flac", "b.wav");
    assertEquals(
        Map.of("x/a.wav", Split.VALID, "b.flac", Split.TEST, "b.wav", Split.TRAIN),
        rule.assign(names));
    assertEquals(List.of("gone"), rule.unknown(names));
    assertThrows(
        IllegalArgumentException.class, () -> new SplitRule.ByList(List.of("a"), List.of("a")));
  }

  @Test
  void sharesMustLeaveSomethingToTrainOn() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new SplitRule.ByHash(0.5, 0.5))
            .getMessage();
    assertTrue(message.startsWith("valid: 0.5 and test 0.5"), message);
    assertThrows(IllegalArgumentException.class, () -> new SplitRule.ByHash(Double.NaN, 0.1));
  }
}
