package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Matrix products over runs of frames. Every product is added to what its target holds, in one
 * fixed order: the same values give the same bits, whatever else runs.
 */
public final class Products {
  private Products() {}

  /** {@code c[cFrame + t] += a[aFrame + t] w} for {@code frames} frames. */
  public static void add(
      FrameMatrix a, int aFrame, WeightPanels w, FrameMatrix c, int cFrame, int frames) {
    multiply(
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
    multiply(
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
    float[] values = a.values();
    int row = a.pitch();
    int whole = frames - frames % Blocks.HEIGHT;
    for (int j = 0; j < a.pitch(); j += Lanes.COUNT) {
      FloatVector s0 = FloatVector.fromArray(Lanes.SPECIES, sums, offset + j);
      FloatVector s1 = FloatVector.zero(Lanes.SPECIES);
      FloatVector s2 = s1; // four sums, so that no addition waits for the one before
      FloatVector s3 = s1;
      int q = a.row(frame) + j;
      for (int r = 0; r < whole; r += Blocks.HEIGHT) {
        s0 = s0.add(FloatVector.fromArray(Lanes.SPECIES, values, q));
        s1 = s1.add(FloatVector.fromArray(Lanes.SPECIES, values, q + row));
        s2 = s2.add(FloatVector.fromArray(Lanes.SPECIES, values, q + 2 * row));
        s3 = s3.add(FloatVector.fromArray(Lanes.SPECIES, values, q + 3 * row));
        q += Blocks.HEIGHT * row;
      }
      for (int r = whole; r < frames; r++) {
        s0 = s0.add(FloatVector.fromArray(Lanes.SPECIES, values, q));
        q += row;
      }
      s0.add(s1).add(s2.add(s3)).intoArray(sums, offset + j);
    }
  }

  /**
   * A convolution of one channel: {@code c[cFrame + t] += sum over k of signal[first + t + k]
   * w[k]}.
   *
   * @param w {@code [taps][out]}, the oldest tap first
   */
  public static void addConvolution(
      float[] signal, int first, WeightPanels w, FrameMatrix c, int cFrame, int frames) {
    multiply(
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
    multiply(
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

  /**
   * All columns of a product.
   *
   * @param columns a multiple of {@link Lanes#COUNT}
   * @param bPanel from one panel of b to the next; a panel's rows are {@code bStep} apart, or as
   *     wide as the panel where {@code packed}
   */
  private static void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      int bStep,
      int bPanel,
      boolean packed,
      float[] c,
      int cOffset,
      int cRow) {
    int high = rows - rows % Blocks.HEIGHT;
    int bStart = bOffset;
    for (int j = 0; j < columns; j += Lanes.PANEL) {
      int width = Math.min(Lanes.PANEL, columns - j);
      int step = packed ? width : bStep;
      int done = 0;
      if (width == 4 * Lanes.COUNT) {
        Blocks.four(high, depth, a, aOffset, aRow, aStep, b, bStart, step, c, cOffset + j, cRow);
        done = 4 * Lanes.COUNT;
      }
      if (width - done >= 2 * Lanes.COUNT) {
        Blocks.two(
            high,
            depth,
            a,
            aOffset,
            aRow,
            aStep,
            b,
            bStart + done,
            step,
            c,
            cOffset + j + done,
            cRow);
        done += 2 * Lanes.COUNT;
      }
      if (width > done) {
        Blocks.one(
            high,
            depth,
            a,
            aOffset,
            aRow,
            aStep,
            b,
            bStart + done,
            step,
            c,
            cOffset + j + done,
            cRow);
      }
      for (int r = high; r < rows; r++) {
        int aStart = aOffset + r * aRow;
        Blocks.row(width, depth, a, aStart, aStep, b, bStart, step, c, cOffset + r * cRow + j);
      }
      bStart += bPanel;
    }
  }
}
