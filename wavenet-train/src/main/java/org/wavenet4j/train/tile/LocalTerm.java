package org.wavenet4j.train.tile;

import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Products;

/**
 * A block's bias with what local conditioning adds to it, {@code V c}: a product a feature frame,
 * whose row all of its audio frames begin with. Backward, the audio frames' gradients are summed
 * first, so that there is one product a feature frame again.
 */
final class LocalTerm {
  private final Bias bias;
  private final Projection projection;

  /**
   * A term.
   *
   * @param projection V, {@code [2D][A]}
   */
  LocalTerm(Bias bias, Projection projection) {
    this.bias = bias;
    this.projection = projection;
  }

  Projection projection() {
    return projection;
  }

  /**
   * Sets a tile's sums to {@code row + V c}.
   *
   * @param row the bias
   * @param told scratch, {@code [feature frames of a tile][2D]}
   */
  void fill(
      Span span,
      int frame,
      int count,
      LocalMemory local,
      float[] row,
      FrameMatrix told,
      FrameMatrix sums) {
    int features = local.count(span, frame, count);
    told.fill(0, features, row);
    projection.add(local.features(), local.row(span, frame), told, 0, features);
    local.forEachPart(
        span,
        frame,
        count,
        (part, first, length) -> {
          for (int t = first; t < first + length; t++) {
            sums.copyRows(told, part, t, 1);
          }
        });
  }

  /**
   * Adds a tile's share to the gradients of V, of the bias, and of c where it is wanted.
   *
   * @param da gradient of the sums
   * @param told scratch, as of {@link #fill}
   */
  void addGradient(
      Span span,
      int frame,
      int count,
      LocalMemory local,
      FrameMatrix da,
      FrameMatrix told,
      float[] taskSums) {
    int features = local.count(span, frame, count);
    told.clear(0, features);
    local.forEachPart(
        span,
        frame,
        count,
        (part, first, length) ->
            Products.addSums(da, first, length, told.values(), told.row(part)));
    bias.addGradient(told, 0, features, taskSums);
    projection.addGradient(local.features(), local.row(span, frame), told, 0, features, taskSums);
    if (local.learns()) {
      projection.addBackward(told, 0, local.shares(), local.shareRow(span, frame), features);
    }
  }
}
