package org.wavenet4j.train.tile;

import org.wavenet4j.vector.FrameMatrix;

/**
 * A causal convolution of one-hot codes: each tap looks its code's row up in a table. Weights are
 * {@code [K][Q][width]} in the flat vector; before frame 0 there is no code.
 */
final class CodeTable implements FrontTerm {
  private final FlatTensors tensors;
  private final int taps;
  private final int levels;
  private final int width;
  private final int weights;

  /**
   * A convolution.
   *
   * @param taps K
   * @param levels Q
   * @param tensor name of the weights
   */
  CodeTable(FlatTensors tensors, int taps, int levels, int width, String tensor) {
    this.tensors = tensors;
    this.taps = taps;
    this.levels = levels;
    this.width = width;
    this.weights = tensors.offset(tensor);
  }

  /** Of codes {@code [N]}. */
  @Override
  public void add(float[] codes, FrameMatrix y, int frame) {
    float[] parameters = tensors.parameters();
    float[] values = y.values();
    for (int tap = 0; tap < taps; tap++) {
      int shift = taps - 1 - tap;
      for (int t = shift; t < codes.length; t++) {
        int from = row(tap, codes[t - shift]);
        int to = y.row(frame + t);
        for (int r = 0; r < width; r++) {
          values[to + r] += parameters[from + r];
        }
      }
    }
  }

  @Override
  public void addGradient(float[] codes, FrameMatrix dy, int frame) {
    float[] gradients = tensors.gradients();
    float[] values = dy.values();
    for (int tap = 0; tap < taps; tap++) {
      int shift = taps - 1 - tap;
      for (int t = shift; t < codes.length; t++) {
        int to = row(tap, codes[t - shift]);
        int from = dy.row(frame + t);
        for (int r = 0; r < width; r++) {
          gradients[to + r] += values[from + r];
        }
      }
    }
  }

  /** Where a code's row of a tap's table begins, in the flat vector. */
  private int row(int tap, float code) {
    return weights + (tap * levels + (int) code) * width;
  }
}
