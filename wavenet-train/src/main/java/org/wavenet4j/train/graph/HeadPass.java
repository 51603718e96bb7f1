package org.wavenet4j.train.graph;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.TensorNames;

/** {@link HeadVertex} at work. */
final class HeadPass extends FusedPass {
  private static final long serialVersionUID = 1L;

  private transient @Nullable INDArray skips; // relu of the input, [B][S][N]
  private transient @Nullable INDArray post; // relu of the first product, [B][P][N]
  private transient @Nullable INDArray dPost; // [P][N] of one example

  HeadPass(
      HeadVertex config,
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      DataType dataType) {
    super(config, graph, name, index, parameters, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray input = inputs[0];
    INDArray outputBias = parameter(TensorNames.OUTPUT_BIAS);
    INDArray relu = resized(skips, input.shape());
    INDArray hidden =
        resized(post, input.size(0), parameter(TensorNames.POST_BIAS).length(), input.size(2));
    skips = relu;
    post = hidden;
    INDArray out = activations(workspaces, input.size(0), outputBias.length(), input.size(2));
    for (int b = 0; b < input.size(0); b++) {
      INDArray x = Matrices.example(relu, b);
      INDArray h = Matrices.example(hidden, b);
      INDArray y = Matrices.example(out, b);
      kernels.relu(Matrices.example(input, b), x);
      Matrices.multiply(parameter(TensorNames.POST_WEIGHT), false, x, false, h, false);
      kernels.addBias(h, parameter(TensorNames.POST_BIAS));
      kernels.relu(h, h);
      Matrices.multiply(parameter(TensorNames.OUTPUT_WEIGHT), false, h, false, y, false);
      kernels.addBias(y, outputBias);
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray relu = skips;
    INDArray hidden = post;
    if (relu == null || hidden == null) {
      throw new IllegalStateException("backward pass without a forward pass");
    }
    INDArray dOut = outputGradient();
    INDArray dh = resized(dPost, hidden.size(1), hidden.size(2));
    dPost = dh;
    INDArray dInput = inputGradient(workspaces, inputs[0].shape());
    for (int b = 0; b < dOut.size(0); b++) {
      INDArray dy = Matrices.example(dOut, b);
      INDArray x = Matrices.example(relu, b);
      INDArray h = Matrices.example(hidden, b);
      INDArray dx = Matrices.example(dInput, b);
      boolean accumulate = b > 0;
      Matrices.multiply(dy, false, h, true, gradient(TensorNames.OUTPUT_WEIGHT), accumulate);
      kernels.rowSums(dy, gradient(TensorNames.OUTPUT_BIAS), accumulate);
      Matrices.multiply(parameter(TensorNames.OUTPUT_WEIGHT), true, dy, false, dh, false);
      kernels.reluBackward(h, dh);
      Matrices.multiply(dh, false, x, true, gradient(TensorNames.POST_WEIGHT), accumulate);
      kernels.rowSums(dh, gradient(TensorNames.POST_BIAS), accumulate);
      Matrices.multiply(parameter(TensorNames.POST_WEIGHT), true, dh, false, dx, false);
      kernels.reluBackward(x, dx);
    }
    return new Pair<>(allGradients(), new INDArray[] {dInput});
  }

  private INDArray resized(@Nullable INDArray current, long... shape) {
    return current != null && java.util.Arrays.equals(current.shape(), shape)
        ? current
        : scratch(shape);
  }
}
