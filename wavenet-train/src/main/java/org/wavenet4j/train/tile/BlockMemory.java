package org.wavenet4j.train.tile;

import org.jspecify.annotations.Nullable;
import org.wavenet4j.vector.FrameMatrix;

/**
 * What one block reads and writes, all frames of all examples.
 *
 * @param x what the block is given, {@code [R]}
 * @param local what the block is told; null without local conditioning
 * @param activated tanh of the filter and sigmoid of the gate, then the gradient of the sums before
 *     them, {@code [2D]}
 * @param out x'; the very last block leaves it alone
 * @param next what the next block is given: x' itself inside a stack
 * @param dX gradient of x', then of x
 * @param dNext gradient of {@code next}: dX itself inside a stack
 */
record BlockMemory(
    FrameMatrix x,
    @Nullable LocalMemory local,
    FrameMatrix activated,
    FrameMatrix out,
    FrameMatrix next,
    FrameMatrix dX,
    FrameMatrix dNext) {}
