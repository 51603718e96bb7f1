package org.wavenet4j.train.data;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.model.WaveNetSpec;

/**
 * How the pieces of a split are cut into windows of {@code N = contextFrames + windowFrames}
 * frames, so that every frame is trained exactly once an epoch and none without its context.
 *
 * <p>Windows begin where feature frames of local conditioning do, at multiples of the hop. The
 * first window of a piece trains all its N frames: before the true start there is silence, which
 * needs no context. Every later window trains the next {@code windowFrames} frames, and begins as
 * late as its last trained frame allows; up to {@code hopFrames - 1} frames behind that one are not
 * trained. The last window of a piece trains the frames that are left, and where the piece ends
 * before the window does, there is untrained silence. So it is with a piece shorter than N.
 *
 * @param contextFrames frames before the trained ones, at least {@code hopFrames - 1}: receptive
 *     field - 1, and the most by which a window begins later than its end asks for
 * @param windowFrames frames trained in a window, T, at least 1
 * @param hopFrames audio frames that a feature frame covers; 1 without local conditioning
 */
public record WindowPlan(int contextFrames, int windowFrames, int hopFrames) {
  /** Checks the bounds. */
  public WindowPlan {
    if (contextFrames < 0 || windowFrames < 1 || contextFrames > Integer.MAX_VALUE - windowFrames) {
      throw new IllegalArgumentException(
          "contextFrames: %d, expected at least 0; windowFrames: %d, expected at least 1; their sum below 2^31"
              .formatted(contextFrames, windowFrames));
    }
    if (hopFrames < 1 || hopFrames - 1 > contextFrames) {
      throw new IllegalArgumentException(
          "hopFrames: %d, expected 1 to contextFrames + 1 = %d"
              .formatted(hopFrames, contextFrames + 1));
    }
  }

  /** Windows that begin anywhere. */
  public WindowPlan(int contextFrames, int windowFrames) {
    this(contextFrames, windowFrames, 1);
  }

  /** How a network is trained: its receptive field before each window is the context. */
  public static WindowPlan of(WaveNetSpec spec, int windowFrames) {
    int hop = spec.conditioning().localHopFrames();
    return new WindowPlan(spec.receptiveField().frames() - 1 + hop - 1, windowFrames, hop);
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
      long start = (end - frames() + hopFrames - 1) / hopFrames * hopFrames;
      windows.add(new Window(item, start, (int) (trained - start), (int) (end - start)));
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
