package org.wavenet4j.train.tile;

import org.wavenet4j.vector.FrameMatrix;

/**
 * One thread's room for a tile of a stack: z and its gradient, {@code [TILE][D]}.
 *
 * @param z the gated activation
 * @param dz its gradient
 */
record TileScratch(FrameMatrix z, FrameMatrix dz) {
  static TileScratch of(int gates) {
    return new TileScratch(new FrameMatrix(Span.TILE, gates), new FrameMatrix(Span.TILE, gates));
  }
}
