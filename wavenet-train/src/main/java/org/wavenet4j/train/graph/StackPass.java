package org.wavenet4j.train.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * {@link StackVertex} at work. It keeps every block's activations of the forward pass for the
 * backward one.
 */
final class StackPass extends FusedPass {
  private static final long serialVersionUID = 1L;

  final transient Nd4jKernels kernels = new Nd4jKernels();
  private final transient WaveNetSpec spec;
  private final transient List<BlockPass> blocks = new ArrayList<>();
  private transient @Nullable INDArray z; // [B][D of every block][N]
  private transient @Nullable INDArray dz; // likewise
  private final transient Map<Integer, INDArray> residualGradients =
      new HashMap<>(); // stack -> [R][N]

  StackPass(StackVertex config, Place place) {
    super(config, place);
    this.spec = config.spec();
    int gateOffset = 0;
    for (int s = 0; s < spec.stacks().size(); s++) {
      for (int l = 0; l < spec.stacks().get(s).layers(); l++) {
        BlockPass block = new BlockPass(this, spec, s, l, gateOffset);
        blocks.add(block);
        gateOffset = block.gateEnd();
      }
    }
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    int batch = (int) inputs[0].size(0);
    long frames = inputs[0].size(2);
    INDArray gates = gates(batch, frames);
    INDArray out = activations(workspaces, batch, spec.skipChannels(), frames);
    for (int b = 0; b < batch; b++) {
      INDArray exampleGates = Matrices.example(gates, b);
      INDArray x = Matrices.example(inputs[0], b);
      for (BlockPass block : blocks) {
        x = block.forward(b, x, exampleGates, conditioning(b, new INDArray[0]));
      }
      INDArray skips = Matrices.example(out, b);
      Matrices.multiply(
          parameter(StackVertex.SKIP_WEIGHTS), false, exampleGates, false, skips, false);
      kernels.addBias(skips, parameter(TensorNames.SKIP_BIAS), skips);
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray gates = requireForward(z);
    INDArray gateGradients = requireForward(dz);
    INDArray dSkips = outputGradient();
    INDArray[] inputGradients = new INDArray[inputs.length];
    inputGradients[0] = inputGradient(workspaces, inputs[0].shape());
    if (spec.conditioning().context().exists()) {
      inputGradients[1] = inputGradient(workspaces, inputs[1].shape());
    }
    for (int b = 0; b < dSkips.size(0); b++) {
      INDArray dSkip = Matrices.example(dSkips, b);
      INDArray exampleGates = Matrices.example(gates, b);
      INDArray dGates = Matrices.example(gateGradients, b);
      Conditions conditions = conditioning(b, inputGradients);
      Matrices.multiply(
          dSkip, false, exampleGates, true, gradient(StackVertex.SKIP_WEIGHTS), b > 0);
      kernels.rowSums(dSkip, gradient(TensorNames.SKIP_BIAS), b > 0);
      Matrices.multiply(parameter(StackVertex.SKIP_WEIGHTS), true, dSkip, false, dGates, false);
      INDArray dx = residualGradient(spec.stacks().size() - 1, b, inputGradients[0]);
      for (int i = blocks.size() - 1; i >= 0; i--) {
        BlockPass block = blocks.get(i);
        block.backward(b, dx, i == blocks.size() - 1, exampleGates, dGates, conditions);
        if (block.hasEntry()) {
          INDArray before = residualGradient(block.stack() - 1, b, inputGradients[0]);
          block.leaveEntry(b, dx, before);
          dx = before;
        }
      }
    }
    return new Pair<>(allGradients(), inputGradients);
  }

  /**
   * Where the gradient of a stack's residual path is summed: stacks of one width, without an entry
   * between them, share one matrix, and that of the first is the gradient of the vertex's input.
   */
  private INDArray residualGradient(int stack, int b, INDArray inputGradient) {
    int s = stack;
    while (s > 0 && !TensorNames.hasEntry(spec, s)) {
      s--;
    }
    return s == 0 ? Matrices.example(inputGradient, b) : residualGradients.get(s);
  }

  /** In a backward pass with what the gradients of the inputs are written to. */
  private Conditions conditioning(int b, INDArray[] inputGradients) {
    int next = 1;
    INDArray local = null;
    INDArray localGradient = null;
    INDArray global = null;
    if (spec.conditioning().local()) {
      local = Matrices.example(inputs[next++], b);
    }
    if (spec.conditioning().context().exists() && inputGradients.length > 0) {
      localGradient = Matrices.example(inputGradients[1], b);
    }
    if (spec.conditioning().global()) {
      global = inputs[next].getRow(b, true);
    }
    return new Conditions(local, localGradient, global);
  }

  private INDArray gates(int batch, long frames) {
    INDArray current = z;
    if (current == null || current.size(0) != batch || current.size(2) != frames) {
      int rows = blocks.get(blocks.size() - 1).gateEnd();
      current = scratch(batch, rows, frames);
      z = current;
      dz = scratch(batch, rows, frames);
      blocks.forEach(block -> block.allocate(batch, frames));
      for (int s = 1; s < spec.stacks().size(); s++) {
        if (TensorNames.hasEntry(spec, s)) {
          residualGradients.put(s, scratch(spec.stacks().get(s).residualChannels(), frames));
        }
      }
    }
    return current;
  }

  private static INDArray requireForward(@Nullable INDArray array) {
    if (array == null) {
      throw new IllegalStateException("backward pass without a forward pass");
    }
    return array;
  }

  /**
   * What one example is told besides past samples.
   *
   * @param local {@code [A][F]}; null without local conditioning
   * @param localGradient likewise; null in a forward pass and where it is not wanted
   * @param global {@code [1][E]}; null without global conditioning
   */
  record Conditions(
      @Nullable INDArray local, @Nullable INDArray localGradient, @Nullable INDArray global) {}
}
