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
import org.wavenet4j.train.tile.FlatTensors;
import org.wavenet4j.train.tile.HeadMemory;
import org.wavenet4j.train.tile.TileHead;
import org.wavenet4j.vector.FrameMatrix;

/** {@link HeadOutput} at work on tiles; its activations are {@link HeadLayer}'s. */
final class TileHeadLayer extends ScoringLayer<HeadOutput> {
  private static final long serialVersionUID = 1L;

  private final transient FlatTensors tensors;
  private final transient TileHead head;

  TileHeadLayer(NeuralNetConfiguration conf, DataType dataType, HeadOutput head) {
    super(conf, dataType);
    this.tensors = new FlatTensors(head.parameterShapes());
    this.head = new TileHead(head.spec(), tensors, Arithmetic.POOL);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    HeadMemory memory = read();
    FrameMatrix outputs = new FrameMatrix(memory.skips().frames(), (int) layerConf().getNOut());
    head.forward(memory, outputs);
    return FrameArrays.write(outputs, array(workspaces, ArrayType.ACTIVATIONS, outputs.channels()));
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    HeadMemory memory = read();
    readTargets(memory);
    double loss = head.backward(memory);
    FrameArrays.write(tensors.gradients(), gradientsFlattened);
    INDArray dInput = array(workspaces, ArrayType.ACTIVATION_GRAD, memory.skips().channels());
    return backpropagated(loss, FrameArrays.write(memory.skips(), dInput));
  }

  @Override
  double forwardLoss() {
    HeadMemory memory = read();
    readTargets(memory);
    return head.score(memory);
  }

  private HeadMemory read() {
    FrameArrays.read(paramsFlattened, tensors.parameters());
    HeadMemory memory = head.memory((int) input.size(0), (int) input.size(2));
    FrameArrays.read(input, memory.skips());
    return memory;
  }

  private void readTargets(HeadMemory memory) {
    int frames = (int) input.size(2);
    for (int b = 0; b < input.size(0); b++) {
      INDArray labels = labels(b);
      System.arraycopy(labels.getRow(0).toIntVector(), 0, memory.codes(), b * frames, frames);
      if (memory.anchored()) {
        readRow(labels, CodeLoss.LOCATION_ROW, memory.locations(), b * frames);
        readRow(labels, CodeLoss.SCALE_ROW, memory.scales(), b * frames);
      }
      @Nullable INDArray mask = mask(b);
      if (mask == null) {
        Arrays.fill(memory.weights(), b * frames, (b + 1) * frames, 1f);
      } else {
        System.arraycopy(
            mask.reshape(frames).toFloatVector(), 0, memory.weights(), b * frames, frames);
      }
    }
  }

  private static void readRow(INDArray labels, int row, float[] target, int offset) {
    float[] values = labels.getRow(row).toFloatVector();
    System.arraycopy(values, 0, target, offset, values.length);
  }

  private INDArray array(LayerWorkspaceMgr workspaces, ArrayType type, long channels) {
    return workspaces.createUninitialized(
        type, dataType, new long[] {input.size(0), input.size(2), channels}, 'c');
  }
}
