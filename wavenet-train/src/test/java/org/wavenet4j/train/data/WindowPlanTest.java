package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.WaveNetSpec;

class WindowPlanTest {
  /** Three frames of context, four trained: N = 7. */
  private static final WindowPlan PLAN = new WindowPlan(3, 4);

  private static CorpusItem piece(long frames) {
    return new CorpusItem("p", "p.wav", "", "audio/p.wav", "", "", frames, Split.TRAIN);
  }

  @Test
  void windowsOfAPieceAreThoseWorkedOutByHand() {
    assertEquals(
        List.of(
            new Window(0, 0, 0, 7), // trains 0..6: silence before the start is no missing context
            new Window(0, 4, 3, 7), // trains 7..10
            new Window(0, 6, 5, 7)), // shifted back to end at 13, trains 11 and 12
        PLAN.windows(List.of(piece(13))));
  }

  /** Receptive field 4, hop 3: five frames of context, four trained, N = 9. */
  @Test
  void windowsBeginWithAFeatureFrameAndTheLastEndsInSilenceBehindThePiece() {
    assertEquals(
        List.of(
            new Window(0, 0, 0, 9),
            new Window(0, 6, 3, 7), // 13 - 9 = 4 and so 6; trains 9..12, not 13 and 14
            new Window(0, 9, 4, 8), // 17 - 9 = 8 and so 9; trains 13..16
            new Window(0, 9, 8, 9)), // 18 - 9 = 9; trains 17
        new WindowPlan(5, 4, 3).windows(List.of(piece(18))));
    assertEquals(
        new Window(0, 12, 5, 8), // 20 - 9 = 11 and so 12: frame 20 is silence behind the piece
        new WindowPlan(5, 4, 3).windows(List.of(piece(20))).get(3));
  }

  @Test
  void aPlanForANetworkHasItsReceptiveFieldAndItsHop() {
    WaveNetSpec deaf = TestCorpus.spec(InputEncoding.ONE_HOT); // receptive field 4
    assertEquals(new WindowPlan(3, 10, 1), WindowPlan.of(deaf, 10));
    assertEquals(new WindowPlan(66, 10, 64), WindowPlan.of(TestCorpus.pianoSpec(), 10));
  }

  @Test
  void aHopThatTheContextCannotMakeUpForIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new WindowPlan(3, 4, 5));
    assertThrows(IllegalArgumentException.class, () -> new WindowPlan(3, 4, 0));
  }

  @Test
  void aPieceShorterThanAWindowIsOneWindowThatEndsWithIt() {
    assertEquals(List.of(new Window(0, 0, 0, 5)), PLAN.windows(List.of(piece(5))));
    assertEquals(List.of(new Window(0, 0, 0, 7)), PLAN.windows(List.of(piece(7))));
    assertEquals(List.of(), PLAN.windows(List.of()));
  }

  @Test
  void everyFrameIsTrainedExactlyOnceAndWithItsWholeContext() {
    for (WindowPlan plan :
        List.of(
            PLAN,
            new WindowPlan(0, 1),
            new WindowPlan(9, 1),
            new WindowPlan(0, 5),
            new WindowPlan(5, 4, 3),
            new WindowPlan(6, 1, 7),
            new WindowPlan(9, 2, 5),
            new WindowPlan(4, 11, 4))) {
      List<CorpusItem> pieces = IntStream.rangeClosed(1, 60).mapToObj(f -> piece(f)).toList();
      int[][] trained = pieces.stream().map(p -> new int[(int) p.frames()]).toArray(int[][]::new);
      for (Window window : plan.windows(pieces)) {
        long pieceFrames = pieces.get(window.item()).frames();
        long behind = window.startFrame() + plan.frames() - pieceFrames;
        assertTrue(window.startFrame() == 0 || behind < plan.hopFrames(), plan + " " + window);
        assertEquals(0, window.startFrame() % plan.hopFrames());
        assertTrue(window.trainedTo() <= plan.frames());
        for (int t = window.trainedFrom(); t < window.trainedTo(); t++) {
          trained[window.item()][(int) window.startFrame() + t]++;
          int receptiveField = plan.contextFrames() + 1 - (plan.hopFrames() - 1);
          assertTrue(window.startFrame() == 0 || t >= receptiveField - 1, plan + " " + window);
        }
      }
      for (int[] piece : trained) {
        assertTrue(Arrays.stream(piece).allMatch(n -> n == 1), plan + " " + Arrays.toString(piece));
      }
    }
  }

  @Test
  void aPieceOfTwoHundredHoursNeedsNoMoreThanItsWindows() {
    long frames = 200L * 3600 * 16_000;
    List<Window> windows = new WindowPlan(4093, 1 << 20).windows(List.of(piece(frames)));
    assertEquals((frames - 4093 + (1 << 20) - 1) / (1 << 20), windows.size());
    assertEquals(
        frames, windows.get(windows.size() - 1).startFrame() + 4093 + (1 << 20), "end of the last");
  }

  @Test
  void spreadTakesTheMiddleOfEqualParts() {
    List<Window> windows = PLAN.windows(List.of(piece(7 + 9 * 4))); // ten windows
    assertEquals(List.of(windows.get(2), windows.get(7)), WindowPlan.spread(windows, 2));
    assertEquals(windows, WindowPlan.spread(windows, 10));
    assertEquals(windows, WindowPlan.spread(windows, 11));
  }
}
