package org.wavenet4j.train.graph;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.tile.FlatTensors;
import org.wavenet4j.train.tile.StackMemory;
import org.wavenet4j.train.tile.TileStack;
import org.wavenet4j.vector.FrameMatrix;

/** {@link StackVertex} at work on tiles. */
final class TileStackPass extends FusedPass {
  private static final long serialVersionUID = 1L;

  private final transient WaveNetSpec spec;
  private final transient FlatTensors tensors;
  private final transient TileStack stack;

  TileStackPass(StackVertex config, Place place) {
    super(config, place);
    this.spec = config.spec();
    this.tensors = new FlatTensors(config.parameterShapes());
    this.stack = new TileStack(spec, tensors, StackVertex.SKIP_WEIGHTS, Arithmetic.POOL);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    FrameArrays.read(params(), tensors.parameters());
    StackMemory memory = memory();
    FrameArrays.read(inputs[0], memory.input());
    readConditions(memory);
    stack.forward(memory);
    INDArray out =
        activations(workspaces, inputs[0].size(0), inputs[0].size(2), spec.skipChannels());
    return FrameArrays.write(memory.skips(), out);
  }

  private void readConditions(StackMemory memory) {
    int next = 1;
    if (memory.local() != null) {
      FrameArrays.read(inputs[next++], memory.local());
    }
    if (spec.conditioning().global()) {
      for (int b = 0; b < memory.globals().length; b++) {
        memory.globals()[b] = inputs[next].getRow(b).toFloatVector();
      }
    }
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    StackMemory memory = memory();
    FrameArrays.read(epsilon, memory.skips());
    stack.backward(memory);
    FrameArrays.write(tensors.gradients(), gradients());
    INDArray[] inputGradients = new INDArray[inputs.length];
    INDArray first =
        inputGradient(
            workspaces, inputs[0].size(0), inputs[0].size(2), memory.inputGradient().channels());
    inputGradients[0] = FrameArrays.write(memory.inputGradient(), first);
    FrameMatrix local = memory.localGradient();
    if (local != null) {
      INDArray second =
          inputGradient(workspaces, inputs[1].size(0), inputs[1].size(2), local.channels());
      inputGradients[1] = FrameArrays.write(local, second);
    }
    return new Pair<>(allGradients(), inputGradients);
  }

  private StackMemory memory() {
    return stack.memory((int) inputs[0].size(0), (int) inputs[0].size(2));
  }
}
