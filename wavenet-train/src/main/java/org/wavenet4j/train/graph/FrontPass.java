package org.wavenet4j.train.graph;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/** {@link FrontVertex} at work: one matrix product a tap with the encoded input, [Q or 1][N]. */
final class FrontPass extends FusedPass {
  private static final long serialVersionUID = 1L;

  private final transient WaveNetSpec spec;
  private transient @Nullable INDArray oneHot; // [Q][N] of one example

  FrontPass(
      FrontVertex config,
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      DataType dataType) {
    super(config, graph, name, index, parameters, dataType);
    this.spec = config.spec();
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray bias = parameter(TensorNames.FRONT_BIAS);
    int batch = (int) inputs[0].size(0);
    INDArray out = activations(workspaces, batch, bias.length(), inputs[0].size(2));
    for (int b = 0; b < batch; b++) {
      INDArray x = encode(b);
      INDArray y = Matrices.example(out, b);
      for (int tap = taps() - 1; tap >= 0; tap--) {
        int shift = taps() - 1 - tap;
        if (shift < x.size(1)) {
          Matrices.multiply(
              weight(parameter(TensorNames.FRONT_WEIGHT), tap),
              true,
              Matrices.columns(x, 0, x.size(1) - shift),
              false,
              Matrices.columns(y, shift, y.size(1)),
              shift > 0);
        }
      }
      kernels.addBias(y, bias);
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray weightGradient = gradient(TensorNames.FRONT_WEIGHT);
    INDArray outputGradient = outputGradient();
    for (int b = 0; b < outputGradient.size(0); b++) {
      INDArray x = encode(b);
      INDArray dy = Matrices.example(outputGradient, b);
      for (int tap = taps() - 1; tap >= 0; tap--) {
        int shift = taps() - 1 - tap;
        INDArray target = weight(weightGradient, tap);
        if (shift < x.size(1)) {
          Matrices.multiply(
              Matrices.columns(x, 0, x.size(1) - shift),
              false,
              Matrices.columns(dy, shift, dy.size(1)),
              true,
              target,
              b > 0);
        } else if (b == 0) {
          target.assign(0);
        }
      }
      kernels.rowSums(dy, gradient(TensorNames.FRONT_BIAS), b > 0);
    }
    // Nothing lies before the first vertex, so its input needs no gradient.
    return new Pair<>(allGradients(), new INDArray[] {null});
  }

  private int taps() {
    return spec.input().kernelSize();
  }

  /** One tap's weights, [Q or 1][R]. */
  private static INDArray weight(INDArray weights, int tap) {
    return weights.tensorAlongDimension(tap, 1, 2);
  }

  /** One example's input, [Q or 1][N]. */
  private INDArray encode(int b) {
    INDArray x = Matrices.example(inputs[0], b);
    if (spec.input().encoding() == InputEncoding.SCALAR) {
      return x;
    }
    INDArray encoded = oneHot;
    if (encoded == null || encoded.size(1) != x.size(1)) {
      encoded = scratch(spec.inputChannels(), x.size(1));
      oneHot = encoded;
    }
    encoded.assign(0);
    for (long t = 0; t < x.size(1); t++) {
      encoded.putScalar(x.getInt(0, (int) t), t, 1);
    }
    return encoded;
  }
}
