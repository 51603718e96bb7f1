package org.wavenet4j.vector;

/**
 * {@link Products#add} for weights of 16 bits: the same sums of the same terms in the same order.
 */
public final class PairProducts {
  private PairProducts() {}

  /** {@link #add} of two matrices whose sums lie side by side in c, those of the second last. */
  public static void add(
      FrameMatrix a,
      int aFrame,
      PairPanels w,
      PairPanels v,
      FrameMatrix c,
      int cFrame,
      int frames) {
    int high = frames - frames % Blocks.HEIGHT;
    if (high > 0) {
      float[] x = a.values();
      int from = a.row(aFrame);
      int to = c.row(cFrame);
      PairBlocks.add(x, from, a.pitch(), w, c.values(), to, c.pitch(), high);
      PairBlocks.add(x, from, a.pitch(), v, c.values(), to + w.pitch(), c.pitch(), high);
    }
    for (int t = high; t < frames; t++) {
      PairRows.add(a.values(), a.row(aFrame + t), w, v, c.values(), c.row(cFrame + t));
    }
  }

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
