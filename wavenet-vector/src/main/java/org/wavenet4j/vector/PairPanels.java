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

  private final int[] pairs;
  private final int inputs;
  private final int pitch;

  /** Weights of zero. */
  public PairPanels(int inputs, int outputs) {
    this.inputs = inputs;
    this.pitch = FrameMatrix.padded(outputs);
    this.pairs = new int[WeightPanels.ORIGIN + Math.multiplyExact((inputs + 1) / 2, pitch)];
  }

  /**
   * A packed matrix.
   *
   * @param weights to round
   */
  public static PairPanels of(WeightPanels weights) {
    PairPanels packed = new PairPanels(weights.inputs(), weights.pitch());
    for (int i = 0; i < weights.inputs(); i += 2) {
      for (int o = 0; o < weights.pitch(); o++) {
        float odd = i + 1 < weights.inputs() ? weights.get(i + 1, o) : 0f;
        packed.pairs[packed.index(i, o)] = pair(weights.get(i, o), odd);
      }
    }
    return packed;
  }

  private static int pair(float even, float odd) {
    int bits = Float.floatToRawIntBits(even);
    int rounded = (bits & MAGNITUDE) + 0x7fff + (bits >>> 16 & 1) >> 16;
    int low = bits >>> 31 << 15 | Math.min(rounded, LARGEST_FINITE);
    int oddBits = Float.floatToRawIntBits(odd);
    int high = (oddBits & MAGNITUDE) - low + 0x8000 >> 16;
    return (oddBits >>> 31 << 15 | Math.max(0, Math.min(high, LARGEST_FINITE))) << 16 | low;
  }

  private int index(int input, int output) {
    return panelStart(output) + input / 2 * panelWidth(output) + output % WIDTH;
  }

  @Override
  public float get(int input, int output) {
    int pair = pairs[index(input, output)];
    return Float.intBitsToFloat(input % 2 == 0 ? pair << 16 : pair);
  }

  @Override
  public void addScaledRow(int input, float factor, float[] sums, int start) {
    int shift = input % 2 == 0 ? Short.SIZE : 0;
    for (int o = 0; o < pitch; o += WIDTH) {
      int width = panelWidth(o);
      int from = panelStart(o) + input / 2 * width;
      int to = start + o;
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

  /** The pairs; those of input i and i + 1 lie in row i / 2 of a panel. */
  int[] pairs() {
    return pairs;
  }

  /** Where the panel that has an output begins. */
  int panelStart(int output) {
    return WeightPanels.ORIGIN + output / WIDTH * WIDTH * ((inputs + 1) / 2);
  }
}
