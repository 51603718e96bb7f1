package org.wavenet4j.train.tile;

import java.util.Arrays;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Products;
import org.wavenet4j.vector.WeightPanels;

/**
 * The first convolution: a row of a table for each tap's code, or taps over amplitudes. It is too
 * little work to be shared out.
 */
public final class TileFront {
  private final FlatTensors tensors;
  private final boolean oneHot;
  private final int taps;
  private final int inputs;
  private final int width;
  private final int weights;
  private final int bias;

  /** A front at work. */
  public TileFront(WaveNetSpec spec, FlatTensors tensors) {
    this.tensors = tensors;
    this.oneHot = spec.input().encoding() == InputEncoding.ONE_HOT;
    this.taps = spec.input().kernelSize();
    this.inputs = spec.inputChannels();
    this.width = spec.stacks().get(0).residualChannels();
    this.weights = tensors.offset(TensorNames.FRONT_WEIGHT);
    this.bias = tensors.offset(TensorNames.FRONT_BIAS);
  }

  /**
   * Computes one example.
   *
   * @param input {@code [N]}: codes for one-hot input, else amplitudes
   * @param y written from {@code frame} on
   */
  public void forward(float[] input, FrameMatrix y, int frame) {
    float[] row = new float[y.pitch()];
    System.arraycopy(tensors.parameters(), bias, row, 0, width);
    y.fill(frame, input.length, row);
    if (oneHot) {
      lookUp(input, y, frame);
    } else {
      WeightPanels panels = new WeightPanels(taps, width);
      panels.set(0, 0, taps, width, tensors.parameters(), weights, width, 1);
      Products.addConvolution(afterSilence(input), 0, panels, y, frame, input.length);
    }
  }

  private void lookUp(float[] codes, FrameMatrix y, int frame) {
    float[] parameters = tensors.parameters();
    float[] values = y.values();
    for (int tap = 0; tap < taps; tap++) {
      int shift = taps - 1 - tap;
      for (int t = shift; t < codes.length; t++) {
        int from = table(tap, codes[t - shift]);
        int to = y.row(frame + t);
        for (int r = 0; r < width; r++) {
          values[to + r] += parameters[from + r];
        }
      }
    }
  }

  /** Where a code's row of a tap's table begins, in the flat vector. */
  private int table(int tap, float code) {
    return weights + (tap * inputs + (int) code) * width;
  }

  /**
   * Adds one example to the gradients; the first example of a batch begins with {@link #clear}.
   *
   * @param dy gradient of the output, from {@code frame} on
   */
  public void backward(float[] input, FrameMatrix dy, int frame) {
    float[] gradients = tensors.gradients();
    float[] values = dy.values();
    for (int t = 0; t < input.length; t++) {
      int from = dy.row(frame + t);
      for (int r = 0; r < width; r++) {
        gradients[bias + r] += values[from + r];
      }
    }
    if (oneHot) {
      scatter(input, dy, frame);
    } else {
      float[] sums = new float[taps * dy.pitch()];
      Products.addCorrelation(afterSilence(input), 0, taps, dy, frame, input.length, sums, 0);
      for (int tap = 0; tap < taps; tap++) {
        for (int r = 0; r < width; r++) {
          gradients[weights + tap * width + r] += sums[tap * dy.pitch() + r];
        }
      }
    }
  }

  private void scatter(float[] codes, FrameMatrix dy, int frame) {
    float[] gradients = tensors.gradients();
    float[] values = dy.values();
    for (int tap = 0; tap < taps; tap++) {
      int shift = taps - 1 - tap;
      for (int t = shift; t < codes.length; t++) {
        int to = table(tap, codes[t - shift]);
        int from = dy.row(frame + t);
        for (int r = 0; r < width; r++) {
          gradients[to + r] += values[from + r];
        }
      }
    }
  }

  /** Sets the gradients to zero. */
  public void clear() {
    Arrays.fill(tensors.gradients(), 0f);
  }

  /** The signal with what the first frames' taps see before it. */
  private float[] afterSilence(float[] signal) {
    float[] padded = new float[taps - 1 + signal.length];
    System.arraycopy(signal, 0, padded, taps - 1, signal.length);
    return padded;
  }
}
