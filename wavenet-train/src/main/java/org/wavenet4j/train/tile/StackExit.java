package org.wavenet4j.train.tile;

import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;

/** The 1x1 convolution that leads from a stack's last block into a stack of another width. */
final class StackExit {
  private final Projection projection;
  private final Bias bias;

  StackExit(WaveNetSpec spec, int stack, FlatTensors tensors, GradientSums.Layout layout) {
    int from = spec.stacks().get(stack).residualChannels();
    int to = spec.stacks().get(stack + 1).residualChannels();
    this.projection =
        Projection.of(
            from, to, tensors.offset(TensorNames.entry(stack + 1, "weight")), from, layout);
    this.bias = Bias.of(to, tensors.offset(TensorNames.entry(stack + 1, "bias")), layout);
  }

  Projection projection() {
    return projection;
  }

  Bias bias() {
    return bias;
  }

  void pack(float[] parameters) {
    bias.pack(parameters);
  }

  void forward(FrameMatrix out, FrameMatrix next, int frame, int count) {
    next.fill(frame, count, bias.row());
    projection.add(out, frame, next, frame, count);
  }

  /** Overwrites a tile of {@code dOut}. */
  void backward(
      FrameMatrix out, FrameMatrix dNext, FrameMatrix dOut, int frame, int count, float[] sums) {
    dOut.clear(frame, count);
    projection.addBackward(dNext, frame, dOut, frame, count);
    projection.addGradient(out, frame, dNext, frame, count, sums);
    bias.addGradient(dNext, frame, count, sums);
  }
}
