package org.wavenet4j.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Matrix products over runs of frames. Every product is added to what its target holds, in one
 * fixed order: the same values give the same bits, whatever else runs.
 */
public final class Products {
  /** Columns of a product that are worked on before the next. */
  private static final int COLUMNS = 4 * Lanes.COUNT;

  private Products() {}

  /** {@code c[cFrame + t] += a[aFrame + t] w} for {@code frames} frames. */
  public static void add(
      FrameMatrix a, int aFrame, WeightPanels w, FrameMatrix c, int cFrame, int frames) {
    add(a.values(), a.row(aFrame), a.pitch(), w, c.values(), c.row(cFrame), c.pitch(), frames);
  }

  /**
   * {@code c[cStart + r cRow + o] += sum over i of a[aStart + r aRow + i] w[i][o]} for each row r.
   */
  public static void add(
      float[] a, int aStart, int aRow, WeightPanels w, float[] c, int cStart, int cRow, int rows) {
    int high = rows - rows % Blocks.HEIGHT;
    if (high > 0) {
      addPanels(a, aStart, aRow, w, c, cStart, cRow, high);
    }
    for (int r = high; r < rows; r++) {
      Rows.add(a, aStart + r * aRow, w, c, cStart + r * cRow);
    }
  }

  /** {@link #add} of two matrices whose sums lie side by side in c, those of the second last. */
  public static void add(
      float[] a,
      int aStart,
      int aRow,
      WeightPanels w,
      WeightPanels v,
      float[] c,
      int cStart,
      int cRow,
      int rows) {
    int high = rows - rows % Blocks.HEIGHT;
    if (high > 0) {
      addPanels(a, aStart, aRow, w, c, cStart, cRow, high);
      addPanels(a, aStart, aRow, v, c, cStart + w.pitch(), cRow, high);
    }
    for (int r = high; r < rows; r++) {
      Rows.add(a, aStart + r * aRow, w, v, c, cStart + r * cRow);
    }
  }

  /**
   * The gradient of weights: {@code sums[i][o] += sum over t of a[aFrame + t][i] b[bFrame + t][o]}.
   *
   * @param sums {@code [channels of a][pitch of b]} from {@code offset} on
   */
  public static void addOuter(
      FrameMatrix a, int aFrame, FrameMatrix b, int bFrame, int frames, float[] sums, int offset) {
    Operand channels = Operand.frames(a, aFrame).transposed();
    Operand target = new Operand(sums, offset, b.pitch(), 1);
    addColumns(a.channels(), b.pitch(), frames, channels, Operand.frames(b, bFrame), target);
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
   * A convolution of a signal of C interleaved channels: {@code c[cFrame + t] += sum over i of
   * signal[t C + i] w[i]}, i below the number of taps times C.
   *
   * @param signal {@code [frame][C]}, beginning with what the oldest tap of frame 0 sees
   * @param w {@code [taps C][out]}, the oldest tap first
   */
  public static void addConvolution(
      float[] signal, int channels, WeightPanels w, FrameMatrix c, int cFrame, int frames) {
    add(signal, 0, channels, w, c.values(), c.row(cFrame), c.pitch(), frames);
  }

  /**
   * The gradient of {@link #addConvolution}'s weights: {@code sums[i][o] += sum over t of signal[t
   * C + i] b[bFrame + t][o]}.
   *
   * @param sums {@code [taps C][pitch of b]}
   */
  public static void addCorrelation(
      float[] signal, int channels, int taps, FrameMatrix b, int bFrame, int frames, float[] sums) {
    Operand windows = new Operand(signal, 0, 1, channels);
    Operand target = new Operand(sums, 0, b.pitch(), 1);
    addColumns(taps * channels, b.pitch(), frames, windows, Operand.frames(b, bFrame), target);
  }

  /**
   * The product of rows with a matrix, panel by panel.
   *
   * @param rows a multiple of {@link Blocks#HEIGHT}
   */
  private static void addPanels(
      float[] a, int aStart, int aRow, WeightPanels w, float[] c, int cStart, int cRow, int rows) {
    float[] weights = w.values();
    int depth = w.inputs();
    for (int panel = 0; panel < w.pitch(); panel += w.widthFrom(panel)) {
      int width = w.widthFrom(panel);
      int start = w.start(panel);
      for (int done = 0; done < width; ) {
        int vectors = Math.min(Lanes.BLOCK_VECTORS, (width - done) / Lanes.COUNT);
        int from = start + done;
        int to = cStart + panel + done;
        Blocks.column(vectors, rows, depth, a, aStart, aRow, 1, weights, from, width, c, to, cRow);
        done += vectors * Lanes.COUNT;
      }
    }
  }

  /** {@code c += a b}, as many columns at a time as a panel has. */
  private static void addColumns(
      int rows, int columns, int depth, Operand a, Operand b, Operand c) {
    for (int j = 0; j < columns; j += COLUMNS) {
      int width = Math.min(COLUMNS, columns - j);
      multiply(rows, width, depth, a, b.fromColumn(j), c.fromColumn(j));
    }
  }

  /**
   * {@code c += a b} in columns of blocks, the widest first.
   *
   * @param columns a multiple of {@link Lanes#COUNT}, at most {@link #COLUMNS}
   */
  private static void multiply(int rows, int columns, int depth, Operand a, Operand b, Operand c) {
    int high = rows - rows % Blocks.HEIGHT;
    int done = 0;
    while (done < columns) {
      int left = (columns - done) / Lanes.COUNT;
      int vectors = Math.min(Lanes.BLOCK_VECTORS, Integer.highestOneBit(left));
      addBlocks(vectors, high, depth, a, b.fromColumn(done), c.fromColumn(done));
      done += vectors * Lanes.COUNT;
    }
    for (int r = high; r < rows; r++) {
      Blocks.row(columns, depth, a.fromRow(r), b, c.fromRow(r));
    }
  }

  private static void addBlocks(int vectors, int rows, int depth, Operand a, Operand b, Operand c) {
    Blocks.column(
        vectors,
        rows,
        depth,
        a.values(),
        a.offset(),
        a.row(),
        a.step(),
        b.values(),
        b.offset(),
        b.row(),
        c.values(),
        c.offset(),
        c.row());
  }
}
