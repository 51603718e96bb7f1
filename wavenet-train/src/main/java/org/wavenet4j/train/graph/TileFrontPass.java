package org.wavenet4j.train.graph;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.train.tile.FlatTensors;
import org.wavenet4j.train.tile.TileFront;
import org.wavenet4j.vector.FrameMatrix;

/** {@link FrontVertex} at work on tiles. */
final class TileFrontPass extends FusedPass {
  private static final long serialVersionUID = 1L;

  private final transient FlatTensors tensors;
  private final transient TileFront front;
  private final int channels;
  private transient @Nullable FrameMatrix frames; // [B N][R]: the output, then its gradient

  TileFrontPass(FrontVertex config, Place place) {
    super(config, place);
    this.tensors = new FlatTensors(config.parameterShapes());
    this.front = new TileFront(config.spec(), tensors);
    this.channels = config.outputChannels();
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    FrameArrays.read(params(), tensors.parameters());
    FrameMatrix y = frames();
    for (int b = 0; b < inputs[0].size(0); b++) {
      front.forward(example(b), y, b * (int) inputs[0].size(2));
    }
    return FrameArrays.write(
        y, activations(workspaces, inputs[0].size(0), inputs[0].size(2), channels));
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    FrameMatrix dy = frames();
    FrameArrays.read(epsilon, dy);
    front.clear();
    for (int b = 0; b < inputs[0].size(0); b++) {
      front.backward(example(b), dy, b * (int) inputs[0].size(2));
    }
    FrameArrays.write(tensors.gradients(), gradients());
    // Nothing lies before the first vertex, so its inputs need no gradient.
    return new Pair<>(allGradients(), new INDArray[inputs.length]);
  }

  /** One example of every input, as {@code [N][channels]}. */
  private List<float[]> example(int b) {
    List<float[]> example = new ArrayList<>();
    for (INDArray input : inputs) {
      INDArray frames = Matrices.rowMajor(Matrices.example(input, b).transpose());
      example.add(frames.reshape(frames.length()).toFloatVector());
    }
    return example;
  }

  private FrameMatrix frames() {
    long count = inputs[0].size(0) * inputs[0].size(2);
    FrameMatrix current = frames;
    if (current == null || current.frames() != count) {
      current = new FrameMatrix(count, channels);
      frames = current;
    }
    return current;
  }
}
