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

  private final PanelStore store;
  private final int start;
  private final int inputs;
  private final int depth; // rows of pairs
  private final int pitch;

  private PairPanels(int inputs, int pitch, PanelStore store) {
    this.inputs = inputs;
    this.depth = (inputs + 1) / 2;
    this.pitch = pitch;
    this.start = store.reservePairs(Math.multiplyExact(depth, pitch));
    this.store = store;
  }

  /**
   * A packed matrix.
   *
   * @param weights to round
   * @param store that it shares with others
   */
  public static PairPanels of(WeightPanels weights, PanelStore store) {
    PairPanels packed = new PairPanels(weights.inputs(), weights.pitch(), store);
    for (int i = 0; i < packed.inputs; i += 2) {
      for (int o = 0; o < packed.pitch; o++) {
        float odd = i + 1 < packed.inputs ? weights.get(i + 1, o) : 0f;
        packed.pairs()[packed.index(i, o)] = pair(weights.get(i, o), odd);
      }
    }
    return packed;
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

  private int index(int input, int output) {
    int panel = panelOf(output);
    return start(panel) + input / 2 * widthFrom(panel) + output - panel;
  }

  @Override
  public float get(int input, int output) {
    int pair = pairs()[index(input, output)];
    return Float.intBitsToFloat(input % 2 == 0 ? pair << Short.SIZE : pair);
  }

  @Override
  public void addScaledRow(int input, float factor, float[] sums, int sumsStart) {
    int[] pairs = pairs();
    int shift = input % 2 == 0 ? Short.SIZE : 0;
    for (int panel = 0; panel < pitch; panel += widthFrom(panel)) {
      int width = widthFrom(panel);
      int from = start(panel) + input / 2 * width;
      int to = sumsStart + panel;
      for (int i = 0; i < width; i++) {
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
    return pitch;
  }

  /** Rows of pairs. */
  int depth() {
    return depth;
  }

  /** Where the panel that begins with an output lies. */
  int start(int panel) {
    return start + panel * depth;
  }

  int[] pairs() {
    return store.pairs();
  }
}
