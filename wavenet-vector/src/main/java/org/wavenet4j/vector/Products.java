package org.wavenet4j.vector;

/**
 * Matrix products over runs of frames. Every product is added to what its target holds, in one
 * fixed order: the same values give the same bits, whatever else runs.
 */
public final class Products {
  private Products() {}

  /** {@code c[cFrame + t] += a[aFrame + t] w} for {@code frames} frames. */
  public static void add(
      FrameMatrix a, int aFrame, WeightPanels w, FrameMatrix c, int cFrame, int frames) {
    Blocks.multiply(
        frames,
        w.pitch(),
        w.inputs(),
        a.values(),
        a.row(aFrame),
        a.pitch(),
        1,
        w.values(),
        0,
        0,
        w.inputs() * Lanes.PANEL,
        true,
        c.values(),
        c.row(cFrame),
        c.pitch());
  }

  /**
   * The gradient of weights: {@code sums[i][o] += sum over t of a[aFrame + t][i] b[bFrame + t][o]}.
   *
   * @param sums {@code [channels of a][pitch of b]} from {@code offset} on
   */
  public static void addOuter(
      FrameMatrix a, int aFrame, FrameMatrix b, int bFrame, int frames, float[] sums, int offset) {
    Blocks.multiply(
        a.channels(),
        b.pitch(),
        frames,
        a.values(),
        a.row(aFrame),
        1,
        a.pitch(),
        b.values(),
        b.row(bFrame),
        b.pitch(),
        Lanes.PANEL,
        false,
        sums,
        offset,
        b.pitch());
  }

  /**
   * {@code sums[c] += sum over t of a[frame + t][c]}, for {@code pitch} channels from {@code
   * offset} on.
   */
  public static void addSums(FrameMatrix a, int frame, int frames, float[] sums, int offset) {
    Blocks.sums(frames, a.pitch(), a.values(), a.row(frame), a.pitch(), sums, offset);
  }

  /**
   * A convolution of one channel: {@code c[cFrame + t] += sum over k of signal[first + t + k]
   * w[k]}.
   *
   * @param w {@code [taps][out]}, the oldest tap first
   */
  public static void addConvolution(
      float[] signal, int first, WeightPanels w, FrameMatrix c, int cFrame, int frames) {
    Blocks.multiply(
        frames,
        w.pitch(),
        w.inputs(),
        signal,
        first,
        1,
        1,
        w.values(),
        0,
        0,
        w.inputs() * Lanes.PANEL,
        true,
        c.values(),
        c.row(cFrame),
        c.pitch());
  }

  /**
   * The gradient of {@link #addConvolution}'s weights: {@code sums[k][o] += sum over t of
   * signal[first + t + k] b[bFrame + t][o]}.
   *
   * @param sums {@code [taps][pitch of b]} from {@code offset} on
   */
  public static void addCorrelation(
      float[] signal,
      int first,
      int taps,
      FrameMatrix b,
      int bFrame,
      int frames,
      float[] sums,
      int offset) {
    Blocks.multiply(
        taps,
        b.pitch(),
        frames,
        signal,
        first,
        1,
        1,
        b.values(),
        b.row(bFrame),
        b.pitch(),
        Lanes.PANEL,
        false,
        sums,
        offset,
        b.pitch());
  }
}
