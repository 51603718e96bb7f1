package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;

/**
 * What a stack's blocks hand on. The sums of the skip connections and the residual path lie side by
 * side in a row, so that a block's two outputs are one product.
 *
 * @param both {@code [row][S' + R']}
 * @param skip {@code [row][S]} of it
 * @param residual {@code [row][R]} of it
 */
record Paths(FrameMatrix both, FrameMatrix skip, FrameMatrix residual) {
  static Paths of(int rows, int skipChannels, int residualChannels) {
    int skips = FrameMatrix.padded(skipChannels);
    FrameMatrix both = new FrameMatrix(rows, skips + FrameMatrix.padded(residualChannels));
    return new Paths(both, both.slice(0, skipChannels), both.slice(skips, residualChannels));
  }
}
