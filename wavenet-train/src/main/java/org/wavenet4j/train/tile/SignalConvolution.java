package org.wavenet4j.train.tile;

import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Products;
import org.wavenet4j.vector.WeightPanels;

/**
 * A causal convolution of one or more signals: {@code y[t] += sum_k W_k x[t - (K-1-k)]} with {@code
 * x} 0 before frame 0. Weights are {@code [K][channels][width]} in the flat vector.
 */
final class SignalConvolution implements FrontTerm {
  private final FlatTensors tensors;
  private final int taps;
  private final int channels;
  private final int width;
  private final int weights;

  /**
   * A convolution.
   *
   * @param taps K
   * @param tensor name of the weights
   */
  SignalConvolution(FlatTensors tensors, int taps, int channels, int width, String tensor) {
    this.tensors = tensors;
    this.taps = taps;
    this.channels = channels;
    this.width = width;
    this.weights = tensors.offset(tensor);
  }

  /** Of {@code [N][channels]}. */
  @Override
  public void add(float[] x, FrameMatrix y, int frame) {
    int inputs = taps * channels;
    WeightPanels panels = new WeightPanels(inputs, width);
    panels.set(0, 0, inputs, width, tensors.parameters(), weights, width, 1);
    Products.addConvolution(afterSilence(x), channels, panels, y, frame, x.length / channels);
  }

  @Override
  public void addGradient(float[] x, FrameMatrix dy, int frame) {
    int inputs = taps * channels;
    float[] sums = new float[inputs * dy.pitch()];
    Products.addCorrelation(afterSilence(x), channels, taps, dy, frame, x.length / channels, sums);
    float[] gradients = tensors.gradients();
    for (int i = 0; i < inputs; i++) {
      for (int r = 0; r < width; r++) {
        gradients[weights + i * width + r] += sums[i * dy.pitch() + r];
      }
    }
  }

  /** The signal with what the first frames' taps see before it. */
  private float[] afterSilence(float[] x) {
    int before = (taps - 1) * channels;
    float[] padded = new float[before + x.length];
    System.arraycopy(x, 0, padded, before, x.length);
    return padded;
  }
}
