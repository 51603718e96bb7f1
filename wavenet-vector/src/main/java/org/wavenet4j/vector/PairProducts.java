package org.wavenet4j.vector;

/**
 * {@link Products#add} for weights of 16 bits: the same sums of the same terms in the same order.
 */
public final class PairProducts {
  private PairProducts() {}

  /** {@code c[cFrame + t] += a[aFrame + t] w} for {@code frames} frames. */
  public static void add(
      FrameMatrix a, int aFrame, PairPanels w, FrameMatrix c, int cFrame, int frames) {
    int high = frames - frames % Blocks.HEIGHT;
    if (high > 0) {
      PairBlocks.add(
          a.values(), a.row(aFrame), a.pitch(), w, c.values(), c.row(cFrame), c.pitch(), high);
    }
    for (int t = high; t < frames; t++) {
      PairRows.add(a.values(), a.row(aFrame + t), w, c.values(), c.row(cFrame + t));
    }
  }
}
