package org.wavenet4j.train.tile;

import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.vector.FrameMatrix;

/**
 * One thread's room for a tile of a stack.
 *
 * @param z the gated activation, {@code [TILE][D]}
 * @param dz its gradient
 * @param told the sums' part that is the same for all frames of a feature frame, then its gradient,
 *     {@code [feature frames][2D]}; without rows where there is no local conditioning
 */
record TileScratch(FrameMatrix z, FrameMatrix dz, FrameMatrix told) {
  static TileScratch of(int gates, ConditioningSpec conditioning) {
    int features = conditioning.local() ? LocalMemory.mostInTile(conditioning.localHopFrames()) : 0;
    return new TileScratch(
        new FrameMatrix(Span.TILE, gates),
        new FrameMatrix(Span.TILE, gates),
        new FrameMatrix(features, 2 * FrameMatrix.padded(gates)));
  }
}
