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
 * scalar.
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
      for (int tap = taps() - 1; tap >= 0; tap--) {
        int shift = taps() - 1 - tap;
        INDArray weights = tap(parameter(TensorNames.FRONT_WEIGHT), tap);
        if (oneHot()) {
          kernels.lookUp(x.toIntVector(), weights, shift, y, shift > 0);
        } else if (shift < x.size(1)) {
          multiply(weights, x, y, shift);
        }
      }
      kernels.addBias(y, bias, y);
    }
    return out;
  }

  /** {@code y[r][t] (+)= w[r] x[t - shift]}. */
  private static void multiply(INDArray weights, INDArray x, INDArray y, int shift) {
    Matrices.multiply(
        weights,
        true,
        Matrices.columns(x, 0, x.size(1) - shift),
        false,
        Matrices.columns(y, shift, y.size(1)),
        shift > 0);
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray outputGradient = outputGradient();
    for (int b = 0; b < outputGradient.size(0); b++) {
      INDArray x = Matrices.example(inputs[0], b);
      INDArray dy = Matrices.example(outputGradient, b);
      for (int tap = taps() - 1; tap >= 0; tap--) {
        INDArray target = tap(gradient(TensorNames.FRONT_WEIGHT), tap);
        int shift = taps() - 1 - tap;
        if (oneHot()) {
          kernels.scatter(x.toIntVector(), dy, shift, target, b > 0);
        } else {
          backwardTap(x, dy, shift, target, b > 0);
        }
      }
      kernels.rowSums(dy, gradient(TensorNames.FRONT_BIAS), b > 0);
    }
    // Nothing lies before the first vertex, so its input needs no gradient.
    return new Pair<>(allGradients(), new INDArray[] {null});
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

  /** One tap's weights, [Q or 1][R]. */
  private static INDArray tap(INDArray weights, int tap) {
    return weights.tensorAlongDimension(tap, 1, 2);
  }
}
