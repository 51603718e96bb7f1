package org.wavenet4j.vector;

/**
 * {@link Products#add} for weights of 16 bits: the same sums of the same terms in the same order.
 */
public final class PairProducts {
  private PairProducts() {}

  /** {@link Products#add(float[], int, int, WeightPanels, float[], int, int, int)}. */
  public static void add(
      float[] a, int aStart, int aRow, PairPanels w, float[] c, int cStart, int cRow, int rows) {
    int high = rows - rows % Blocks.HEIGHT;
    if (high > 0) {
      PairBlocks.add(a, aStart, aRow, w, c, cStart, cRow, high);
    }
    for (int r = high; r < rows; r++) {
      PairRows.add(a, aStart + r * aRow, w, c, cStart + r * cRow);
    }
  }

  /** {@link #add} of two matrices whose sums lie side by side in c, those of the second last. */
  public static void add(
      float[] a,
      int aStart,
      int aRow,
      PairPanels w,
      PairPanels v,
      float[] c,
      int cStart,
      int cRow,
      int rows) {
    int high = rows - rows % Blocks.HEIGHT;
    if (high > 0) {
      PairBlocks.add(a, aStart, aRow, w, c, cStart, cRow, high);
      PairBlocks.add(a, aStart, aRow, v, c, cStart + w.pitch(), cRow, high);
    }
    for (int r = high; r < rows; r++) {
      PairRows.add(a, aStart + r * aRow, w, v, c, cStart + r * cRow);
    }
  }
}
