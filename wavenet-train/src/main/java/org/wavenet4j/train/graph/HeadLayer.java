package org.wavenet4j.train.graph;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * {@link HeadOutput} at work. Its activations are the distribution's parameters, with prediction
 * relative to it.
 */
final class HeadLayer extends ScoringLayer<HeadOutput> {
  private static final long serialVersionUID = 1L;

  private final transient Nd4jKernels kernels = new Nd4jKernels();
  private final transient CodeLoss loss;
  private transient @Nullable INDArray skips; // relu of the input, [B][S][N]
  private transient @Nullable INDArray post; // relu of the first product, [B][P][N]
  private transient @Nullable INDArray dPost; // [P][N] of one example
  private transient @Nullable INDArray
      outputs; // the distribution's parameters, then their gradient, [O][N] of one example

  HeadLayer(NeuralNetConfiguration conf, DataType dataType, WaveNetSpec spec) {
    super(conf, dataType);
    this.loss = CodeLoss.of(spec);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    allocate();
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {input.size(0), layerConf().getNOut(), input.size(2)},
            'c');
    for (int b = 0; b < input.size(0); b++) {
      forward(b, Matrices.example(out, b));
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    allocate();
    INDArray dInput =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    double sum = 0;
    for (int b = 0; b < input.size(0); b++) {
      INDArray gradient = present(outputs);
      forward(b, gradient);
      sum += loss.sum(gradient, labels(b), mask(b), gradient);
      backward(b, gradient, Matrices.example(dInput, b));
    }
    return backpropagated(sum, dInput);
  }

  private void forward(int b, INDArray y) {
    INDArray x = Matrices.example(present(skips), b);
    INDArray h = Matrices.example(present(post), b);
    kernels.relu(Matrices.example(input, b), x);
    Matrices.multiply(getParam(TensorNames.POST_WEIGHT), false, x, false, h, false);
    kernels.addBias(h, getParam(TensorNames.POST_BIAS), h);
    kernels.relu(h, h);
    Matrices.multiply(getParam(TensorNames.OUTPUT_WEIGHT), false, h, false, y, false);
    kernels.addBias(y, getParam(TensorNames.OUTPUT_BIAS), y);
  }

  private void backward(int b, INDArray dy, INDArray dx) {
    INDArray x = Matrices.example(present(skips), b);
    INDArray h = Matrices.example(present(post), b);
    INDArray dh = present(dPost);
    boolean accumulate = b > 0;
    Matrices.multiply(dy, false, h, true, gradient(TensorNames.OUTPUT_WEIGHT), accumulate);
    kernels.rowSums(dy, gradient(TensorNames.OUTPUT_BIAS), accumulate);
    Matrices.multiply(getParam(TensorNames.OUTPUT_WEIGHT), true, dy, false, dh, false);
    kernels.reluBackward(h, dh);
    Matrices.multiply(dh, false, x, true, gradient(TensorNames.POST_WEIGHT), accumulate);
    kernels.rowSums(dh, gradient(TensorNames.POST_BIAS), accumulate);
    Matrices.multiply(getParam(TensorNames.POST_WEIGHT), true, dh, false, dx, false);
    kernels.reluBackward(x, dx);
  }

  @Override
  double forwardLoss() {
    allocate();
    double sum = 0;
    for (int b = 0; b < input.size(0); b++) {
      INDArray y = present(outputs);
      forward(b, y);
      sum += loss.sum(y, labels(b), mask(b), y);
    }
    return sum;
  }

  private INDArray gradient(String name) {
    INDArray gradient = gradientViews.get(name);
    if (gradient == null) {
      throw new IllegalStateException("gradient " + name + " has no place yet");
    }
    return gradient;
  }

  private void allocate() {
    long batch = input.size(0);
    long frames = input.size(2);
    long width = getParam(TensorNames.POST_BIAS).length();
    skips = resized(skips, input.shape());
    post = resized(post, batch, width, frames);
    dPost = resized(dPost, width, frames);
    outputs = resized(outputs, layerConf().getNOut(), frames);
  }

  private INDArray resized(@Nullable INDArray current, long... shape) {
    return current != null && Arrays.equals(current.shape(), shape)
        ? current
        : Matrices.scratch(dataType, shape);
  }

  private static INDArray present(@Nullable INDArray scratch) {
    if (scratch == null) {
      throw new IllegalStateException("scratch is not allocated");
    }
    return scratch;
  }
}
