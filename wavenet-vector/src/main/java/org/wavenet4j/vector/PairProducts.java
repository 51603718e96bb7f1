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
      for (int j = 0; j < w.pitch(); j += Panels.WIDTH) {
        addPanel(a, aFrame, w, j, c, cFrame, high);
      }
    }
    for (int t = high; t < frames; t++) {
      PairRows.add(a.values(), a.row(aFrame + t), w, c.values(), c.row(cFrame + t));
    }
  }

  private static void addPanel(
      FrameMatrix a, int aFrame, PairPanels w, int output, FrameMatrix c, int cFrame, int frames) {
    int depth = (w.inputs() + 1) / 2;
    int width = w.panelWidth(output);
    int start = w.panelStart(output);
    int done = 0;
    while (done < width) {
      int left = (width - done) / Lanes.COUNT;
      int vectors = Math.min(Lanes.BLOCK_VECTORS, Integer.highestOneBit(left));
      for (int t = 0; t < frames; t += Blocks.HEIGHT) {
        PairBlocks.add(
            vectors,
            a,
            aFrame + t,
            depth,
            w.pairs(),
            start + done,
            width,
            c,
            cFrame + t,
            output + done);
      }
      done += vectors * Lanes.COUNT;
    }
  }
}
