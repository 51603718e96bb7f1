package org.wavenet4j.train.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How the pieces of a split are cut into windows of {@code N = contextFrames + windowFrames}
 * frames, so that every frame is trained exactly once an epoch and none without its context.
 *
 * <p>The first window of a piece trains all its N frames: before the true start there is silence,
 * which needs no context. Every later window trains the next {@code windowFrames} frames. The last
 * one is shifted back to end with the piece, and trains only the frames that are left. A piece
 * shorter than N is one window, filled up with untrained silence.
 *
 * @param contextFrames frames before the trained ones, receptive field - 1, at least 0
 * @param windowFrames frames trained in a window, T, at least 1
 */
public record WindowPlan(int contextFrames, int windowFrames) {
  /** Checks the bounds. */
  public WindowPlan {
    if (contextFrames < 0 || windowFrames < 1 || contextFrames > Integer.MAX_VALUE - windowFrames) {
      throw new IllegalArgumentException(
          "contextFrames: %d, expected at least 0; windowFrames: %d, expected at least 1; their sum below 2^31"
              .formatted(contextFrames, windowFrames));
    }
  }

  /** Frames of every window, N. */
  public int frames() {
    return contextFrames + windowFrames;
  }

  /** The windows of all pieces, piece after piece, each from its start to its end. */
  public List<Window> windows(List<CorpusItem> items) {
    List<Window> windows = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      addPiece(windows, item, items.get(item).frames());
    }
    return List.copyOf(windows);
  }

  private void addPiece(List<Window> windows, int item, long pieceFrames) {
    if (pieceFrames <= 0) {
      return;
    }
    int first = (int) Math.min(frames(), pieceFrames);
    windows.add(new Window(item, 0, 0, first));
    for (long trained = first; trained < pieceFrames; ) {
      long end = Math.min(trained + windowFrames, pieceFrames);
      int fresh = (int) (end - trained);
      windows.add(new Window(item, end - frames(), frames() - fresh, frames()));
      trained = end;
    }
  }

  /**
   * At most {@code count} of the windows, evenly spread: number i is the one in the middle of the
   * i-th of {@code count} equal parts. All of them if there are not more.
   */
  public static List<Window> spread(List<Window> windows, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count: " + count + ", expected at least 1");
    }
    if (windows.size() <= count) {
      return List.copyOf(windows);
    }
    List<Window> chosen = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chosen.add(windows.get((int) ((2L * i + 1) * windows.size() / (2L * count))));
    }
    return List.copyOf(chosen);
  }
}
