package org.wavenet4j.vector;

/**
 * Weights of 16 bits, two in an int: bfloat16, the upper half of a float (Kalamkar et al. 2019,
 * arXiv:1905.12322). The lower half of an int holds the weight of an even input, the upper half
 * that of the next. A product reads the even weight with one shift and the odd one with none: there
 * the even weight's bits are the float's lowest, and the odd weight is rounded so that the two
 * together are nearest to it. So a product needs half the memory traffic for three instructions a
 * pair.
 */
public final class PairPanels implements Panels {
  private static final int LARGEST_FINITE = 0x7f7f;
  private static final int MAGNITUDE = 0x7fffffff;

  private final int inputs;
  private final PanelLayout layout; // of pairs
  private final PanelStore store;

  private PairPanels(int inputs, PanelLayout layout, PanelStore store) {
    this.inputs = inputs;
    this.layout = layout;
    this.store = store;
  }

  /**
   * A packed matrix.
   *
   * @param weights to round
   * @param store that it shares with others
   */
  public static PairPanels of(WeightPanels weights, PanelStore store) {
    int inputs = weights.inputs();
    int depth = (inputs + 1) / 2;
    int start = store.reservePairs(PanelLayout.length(depth, weights.pitch()));
    PanelLayout layout = PanelLayout.of(depth, weights.pitch(), start);
    int[] pairs = store.pairs();
    for (int i = 0; i < inputs; i += 2) {
      for (int o = 0; o < weights.pitch(); o++) {
        float odd = i + 1 < inputs ? weights.get(i + 1, o) : 0f;
        pairs[layout.index(i / 2, o)] = pair(weights.get(i, o), odd);
      }
    }
    return new PairPanels(inputs, layout, store);
  }

  private static int pair(float even, float odd) {
    int bits = Float.floatToRawIntBits(even);
    int rounded = ((bits & MAGNITUDE) + 0x7fff + ((bits >>> 16) & 1)) >> 16;
    int low = ((bits >>> 31) << 15) | Math.min(rounded, LARGEST_FINITE);
    int oddBits = Float.floatToRawIntBits(odd);
    int high = ((oddBits & MAGNITUDE) - low + 0x8000) >> 16;
    int magnitude = Math.max(0, Math.min(high, LARGEST_FINITE));
    return ((((oddBits >>> 31) << 15) | magnitude) << 16) | low;
  }

  @Override
  public PairPanels slice(int first, int columns) {
    return new PairPanels(inputs, layout.slice(first, columns), store);
  }

  @Override
  public float get(int input, int output) {
    int pair = pairs()[layout.index(input / 2, output)];
    return Float.intBitsToFloat(input % 2 == 0 ? pair << 16 : pair);
  }

  @Override
  public void addScaledRow(int input, float factor, float[] sums, int start) {
    int[] pairs = pairs();
    int shift = input % 2 == 0 ? Short.SIZE : 0;
    for (int r = 0; r < layout.runs(); r++) {
      PanelLayout.Run run = layout.run(r);
      int from = run.start() + input / 2 * run.step();
      int to = start + run.output();
      for (int i = 0; i < run.width(); i++) {
        float weight = Float.intBitsToFloat(pairs[from + i] << shift);
        sums[to + i] = Math.fma(factor, weight, sums[to + i]);
      }
    }
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int pitch() {
    return layout.pitch();
  }

  PanelLayout layout() {
    return layout;
  }

  int[] pairs() {
    return store.pairs();
  }
}
