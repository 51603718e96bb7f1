package org.wavenet4j.train.tones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

class TonePiecesTest {
  @Test
  void allPiecesAreKeptThatFit() {
    assertEquals(List.of("0", "1", "2", "3"), spread(4, 400));
  }

  @Test
  void piecesOfTooLongASplitAreEvenlySpread() {
    assertEquals(List.of("0", "2", "4", "6", "8"), spread(10, 500));
    assertEquals(List.of("0", "3", "6"), spread(10, 399));
  }

  @Test
  void onePieceIsLeftOfAnySplit() {
    assertEquals(List.of("0"), spread(10, 50));
  }

  /** Ids that are left of pieces of 100 frames each. */
  private static List<String> spread(int pieces, long mostFrames) {
    List<CorpusItem> items =
        IntStream.range(0, pieces)
            .mapToObj(i -> new CorpusItem("" + i, "", "", "", "", "", 100, Split.TRAIN))
            .toList();
    return TonePieces.spread(items, mostFrames).stream().map(CorpusItem::id).toList();
  }
}
