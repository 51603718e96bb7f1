package org.wavenet4j.train.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;

/**
 * The first convolution: a row of a table for each tap's code, or taps over amplitudes; then taps
 * over what a prediction tells, where there is one. It is too little work to be shared out.
 */
public final class TileFront {
  private final FlatTensors tensors;
  private final int width;
  private final int bias;
  private final List<FrontTerm> terms;

  /** A front at work. */
  public TileFront(WaveNetSpec spec, FlatTensors tensors) {
    this.tensors = tensors;
    this.width = spec.stacks().get(0).residualChannels();
    this.bias = tensors.offset(TensorNames.FRONT_BIAS);
    this.terms = terms(spec, tensors);
  }

  private static List<FrontTerm> terms(WaveNetSpec spec, FlatTensors tensors) {
    int taps = spec.input().kernelSize();
    int inputs = spec.inputChannels();
    int width = spec.stacks().get(0).residualChannels();
    String weights = TensorNames.FRONT_WEIGHT;
    List<FrontTerm> terms = new ArrayList<>();
    terms.add(
        spec.input().encoding() == InputEncoding.ONE_HOT
            ? new CodeTable(tensors, taps, inputs, width, weights)
            : new SignalConvolution(tensors, taps, inputs, width, weights));
    if (spec.prediction().isPresent()) {
      String told = TensorNames.FRONT_PREDICTION_WEIGHT;
      terms.add(new SignalConvolution(tensors, taps, spec.expectedInputs(), width, told));
    }
    return List.copyOf(terms);
  }

  /**
   * Computes one example.
   *
   * @param inputs {@code [N]}: codes for one-hot input, else amplitudes; with prediction then
   *     {@code [N][3]}
   * @param y written from {@code frame} on
   */
  public void forward(List<float[]> inputs, FrameMatrix y, int frame) {
    float[] row = new float[y.pitch()];
    System.arraycopy(tensors.parameters(), bias, row, 0, width);
    y.fill(frame, inputs.get(0).length, row);
    for (int i = 0; i < terms.size(); i++) {
      terms.get(i).add(inputs.get(i), y, frame);
    }
  }

  /**
   * Adds one example to the gradients; the first example of a batch begins with {@link #clear}.
   *
   * @param inputs as of {@link #forward}
   * @param dy gradient of the output, from {@code frame} on
   */
  public void backward(List<float[]> inputs, FrameMatrix dy, int frame) {
    float[] gradients = tensors.gradients();
    float[] values = dy.values();
    for (int t = 0; t < inputs.get(0).length; t++) {
      int from = dy.row(frame + t);
      for (int r = 0; r < width; r++) {
        gradients[bias + r] += values[from + r];
      }
    }
    for (int i = 0; i < terms.size(); i++) {
      terms.get(i).addGradient(inputs.get(i), dy, frame);
    }
  }

  /** Sets the gradients to zero. */
  public void clear() {
    Arrays.fill(tensors.gradients(), 0f);
  }
}
