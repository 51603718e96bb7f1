package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;

/**
 * The end of the network, from the sum of all blocks' skip connections on: {@code relu -> 1x1 ->
 * relu -> 1x1} (van den Oord et al. 2016, section 2.4, arXiv:1609.03499).
 */
final class Head {
  private final PackedWeights weights;
  private final Kernels kernels;
  private final FrameMatrix skip; // [row][S]
  private final FrameMatrix post; // [row][P]
  private final FrameMatrix output; // [row][O]

  Head(PackedWeights weights, Kernels kernels, int maxRows) {
    this.weights = weights;
    this.kernels = kernels;
    this.skip = new FrameMatrix(maxRows, weights.spec().skipChannels());
    this.post = new FrameMatrix(maxRows, weights.spec().postChannels());
    this.output = new FrameMatrix(maxRows, weights.spec().distribution().parameterCount());
  }

  /**
   * Computes the distributions' parameters.
   *
   * @param sums {@code [row][S]} of the skip connections
   */
  void compute(FrameMatrix sums, int rows) {
    kernels.rectify(sums, skip, rows);
    post.fill(0, rows, weights.postBias);
    kernels.addProduct(weights.post, skip, 0, post, 0, rows);
    kernels.rectify(post, post, rows);
    output.fill(0, rows, weights.outputBias);
    kernels.addProduct(weights.output, post, 0, output, 0, rows);
  }

  /**
   * Copies the distributions' parameters.
   *
   * @param out {@code [row][O]}, filled from its start
   */
  void read(int rows, float[] out) {
    int outputs = output.channels();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(output.values(), output.row(r), out, r * outputs, outputs);
    }
  }
}
