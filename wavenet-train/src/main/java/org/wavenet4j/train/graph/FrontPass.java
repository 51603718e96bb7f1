package org.wavenet4j.train.graph;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * {@link FrontVertex} at work: one table look-up a tap for one-hot input, one matrix product for
 * scalar and one for what a prediction tells.
 */
final class FrontPass extends FusedPass {
  private static final long serialVersionUID = 1L;

  private final transient Nd4jKernels kernels = new Nd4jKernels();
  private final transient WaveNetSpec spec;

  FrontPass(FrontVertex config, Place place) {
    super(config, place);
    this.spec = config.spec();
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray bias = parameter(TensorNames.FRONT_BIAS);
    int batch = (int) inputs[0].size(0);
    INDArray out = activations(workspaces, batch, bias.length(), inputs[0].size(2));
    for (int b = 0; b < batch; b++) {
      INDArray y = Matrices.example(out, b);
      INDArray x = Matrices.example(inputs[0], b);
      if (oneHot()) {
        lookUp(x.toIntVector(), y);
      } else {
        convolve(TensorNames.FRONT_WEIGHT, x, y, false);
      }
      if (spec.prediction().isPresent()) {
        convolve(TensorNames.FRONT_PREDICTION_WEIGHT, Matrices.example(inputs[1], b), y, true);
      }
      kernels.addBias(y, bias, y);
    }
    return out;
  }

  private void lookUp(int[] codes, INDArray y) {
    for (int shift = 0; shift < taps(); shift++) {
      kernels.lookUp(codes, tap(parameter(TensorNames.FRONT_WEIGHT), shift), shift, y, shift > 0);
    }
  }

  /**
   * {@code y[r][t] = sum over taps and inputs of w[k][i][r] x[i][t - shift]}, added to y where
   * {@code accumulate}.
   */
  private void convolve(String weights, INDArray x, INDArray y, boolean accumulate) {
    for (int shift = 0; shift < taps() && shift < x.size(1); shift++) {
      Matrices.multiply(
          tap(parameter(weights), shift),
          true,
          Matrices.columns(x, 0, x.size(1) - shift),
          false,
          Matrices.columns(y, shift, y.size(1)),
          accumulate || shift > 0);
    }
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray outputGradient = outputGradient();
    for (int b = 0; b < outputGradient.size(0); b++) {
      INDArray x = Matrices.example(inputs[0], b);
      INDArray dy = Matrices.example(outputGradient, b);
      if (oneHot()) {
        scatter(x.toIntVector(), dy, b > 0);
      } else {
        correlate(TensorNames.FRONT_WEIGHT, x, dy, b > 0);
      }
      if (spec.prediction().isPresent()) {
        INDArray told = Matrices.example(inputs[1], b);
        correlate(TensorNames.FRONT_PREDICTION_WEIGHT, told, dy, b > 0);
      }
      kernels.rowSums(dy, gradient(TensorNames.FRONT_BIAS), b > 0);
    }
    // Nothing lies before the first vertex, so its inputs need no gradient.
    return new Pair<>(allGradients(), new INDArray[inputs.length]);
  }

  private void scatter(int[] codes, INDArray dy, boolean accumulate) {
    for (int shift = 0; shift < taps(); shift++) {
      INDArray target = tap(gradient(TensorNames.FRONT_WEIGHT), shift);
      kernels.scatter(codes, dy, shift, target, accumulate);
    }
  }

  /** The gradient of {@link #convolve}'s weights. */
  private void correlate(String weights, INDArray x, INDArray dy, boolean accumulate) {
    for (int shift = 0; shift < taps(); shift++) {
      backwardTap(x, dy, shift, tap(gradient(weights), shift), accumulate);
    }
  }

  private static void backwardTap(
      INDArray x, INDArray dy, int shift, INDArray target, boolean accumulate) {
    if (shift < x.size(1)) {
      Matrices.multiply(
          Matrices.columns(x, 0, x.size(1) - shift),
          false,
          Matrices.columns(dy, shift, dy.size(1)),
          true,
          target,
          accumulate);
    } else if (!accumulate) {
      target.assign(0);
    }
  }

  private boolean oneHot() {
    return spec.input().encoding() == InputEncoding.ONE_HOT;
  }

  private int taps() {
    return spec.input().kernelSize();
  }

  /** The weights for what lies so many frames back, [inputs][R]. */
  private INDArray tap(INDArray weights, int shift) {
    return weights.tensorAlongDimension(taps() - 1 - shift, 1, 2);
  }
}
