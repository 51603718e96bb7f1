package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

  @Test
  void aPieceShorterThanAWindowIsOneWindowThatEndsWithIt() {
    assertEquals(List.of(new Window(0, 0, 0, 5)), PLAN.windows(List.of(piece(5))));
    assertEquals(List.of(new Window(0, 0, 0, 7)), PLAN.windows(List.of(piece(7))));
    assertEquals(List.of(), PLAN.windows(List.of()));
  }

  @Test
  void everyFrameIsTrainedExactlyOnceAndWithItsWholeContext() {
    for (WindowPlan plan :
        List.of(PLAN, new WindowPlan(0, 1), new WindowPlan(9, 1), new WindowPlan(0, 5))) {
      List<CorpusItem> pieces = IntStream.rangeClosed(1, 40).mapToObj(f -> piece(f)).toList();
      int[][] trained = pieces.stream().map(p -> new int[(int) p.frames()]).toArray(int[][]::new);
      for (Window window : plan.windows(pieces)) {
        long end = window.startFrame() + plan.frames();
        assertTrue(end <= Math.max(pieces.get(window.item()).frames(), plan.frames()));
        for (int t = window.trainedFrom(); t < window.trainedTo(); t++) {
          trained[window.item()][(int) window.startFrame() + t]++;
          assertTrue(window.startFrame() == 0 || t >= plan.contextFrames());
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
