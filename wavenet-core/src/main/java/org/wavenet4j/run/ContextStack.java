package org.wavenet4j.run;

import java.util.List;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Panels;

/**
 * The context stack of one stream, as {@link ContextSpec} defines it, a feature frame at a time.
 * What sees ahead is a causal convolution whose output is that of an earlier frame: after frame f
 * the output is that of frame {@code f - reachFrames}, and right once all frames from {@code
 * reachFrames} before that one on were fed. What was fed before, of whatever frames, is then seen
 * by nothing, so there is no going back to a start.
 *
 * <p>Without layers the output is what was fed. All memory is allocated by the constructor.
 */
final class ContextStack {
  private static final float LEAK = (float) ContextSpec.LEAK;

  private final Kernels kernels;
  private final ContextLayer[] layers;
  private final ActivationQueue[] pasts; // what each layer was fed
  private final FrameMatrix[] rows; // [0] is [1][C], [i + 1] the output of layer i, [1][A]

  /** Nothing fed yet. */
  ContextStack(PackedWeights weights, Kernels kernels) {
    this.kernels = kernels;
    this.layers = weights.context.toArray(new ContextLayer[0]);
    this.pasts = new ActivationQueue[layers.length];
    this.rows = new FrameMatrix[layers.length + 1];
    rows[0] = new FrameMatrix(1, weights.spec().conditioning().localChannels());
    for (int i = 0; i < layers.length; i++) {
      FrameMatrix ring = new FrameMatrix(layers[i].rows(), layers[i].inputs());
      pasts[i] = new ActivationQueue(ring, layers[i].dilation());
      rows[i + 1] = new FrameMatrix(1, layers[i].bias().channels());
    }
  }

  /** Values of the past that a stream's layers keep: by far the most of its memory. */
  static long pastFloats(List<ContextLayer> layers) {
    return layers.stream()
        .mapToLong(layer -> (long) layer.rows() * FrameMatrix.padded(layer.inputs()))
        .sum();
  }

  /**
   * Takes in a feature frame.
   *
   * @param features {@code [C]}
   */
  void feed(float[] features) {
    rows[0].setRows(features, 0, 1);
    for (int i = 0; i < layers.length; i++) {
      pasts[i].push(kernels, rows[i].values(), rows[i].row(0), rows[i].pitch(), 1);
      convolve(layers[i], pasts[i], rows[i + 1]);
      if (i < layers.length - 1) {
        leak(rows[i + 1]);
      }
    }
  }

  private void convolve(ContextLayer layer, ActivationQueue past, FrameMatrix out) {
    kernels.setRow(layer.bias(), 0, out, 0);
    int newest = layer.taps().size() - 1;
    for (int k = 0; k <= newest; k++) {
      Panels tap = layer.taps().get(k);
      past.addTap(kernels, tap, 1, newest - k, out.values(), out.row(0), out.pitch(), 1);
    }
  }

  private static void leak(FrameMatrix row) {
    float[] values = row.values();
    int start = row.row(0);
    for (int i = start; i < start + row.pitch(); i++) {
      values[i] = Math.max(values[i], LEAK * values[i]);
    }
  }

  /** Copies the newest output, A values; C without layers. */
  void copyOutput(float[] out, int offset) {
    FrameMatrix row = rows[layers.length];
    System.arraycopy(row.values(), row.row(0), out, offset, row.channels());
  }
}
