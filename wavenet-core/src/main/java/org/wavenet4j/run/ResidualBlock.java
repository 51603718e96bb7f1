package org.wavenet4j.run;

import org.wavenet4j.vector.FrameArena;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Panels;

/**
 * One residual block of one or more streams: {@code a = b + U g + sum_k W_k x[t-(K-1-k)d] + V
 * c[t]}, the newest tap last, {@code z = tanh(a_filter) * sigmoid(a_gate)}, {@code x' = x + b_res +
 * W_res z} (van den Oord et al. 2016, sections 2.3 to 2.5, arXiv:1609.03499).
 *
 * <p>What the older taps see is known up to d frames ahead. Sample by sample it is computed for up
 * to {@value #AHEAD_ROWS} frames in one product, which reads those weights once instead of eight
 * times.
 */
final class ResidualBlock {
  private static final int AHEAD_ROWS = 8;

  private final PackedWeights.Block weights;
  private final Panels newest;
  private final Panels skip;
  private final Panels residual;
  private final boolean hasLocal;
  private final Kernels kernels;
  private final Paths paths;
  private final int streams;
  private final ActivationQueue past;
  private final FrameMatrix bias; // [stream][2 D']: b + U g
  private final FrameMatrix sums; // [row][2 D'] of a block
  private final FrameMatrix gated; // [row][D]
  private final FrameMatrix ahead; // [row][2 D'], of frames to come: all but local and newest tap
  private final int aheadFrames;
  private int aheadNext;
  private int aheadEnd;

  /**
   * A block whose past is zeros.
   *
   * @param paths of its stack: where its input is, and where its outputs go
   * @param sums {@code [row][2 D']} to work in, which other blocks may use as well
   * @param gated {@code [row][D]}: where z goes
   * @param arena with room for as many values as {@link #floats} says
   */
  ResidualBlock(
      PackedWeights.Block weights,
      Kernels kernels,
      Paths paths,
      FrameMatrix sums,
      FrameMatrix gated,
      FrameArena arena,
      int streams,
      int maxBlockFrames) {
    this.weights = weights;
    this.newest = weights.newest();
    this.skip = weights.skip();
    this.residual = weights.residual();
    this.hasLocal = weights.local().inputs() > 0;
    this.kernels = kernels;
    this.paths = paths;
    this.streams = streams;
    this.aheadFrames = aheadFrames(weights, streams);
    this.ahead = arena.matrix(aheadFrames * streams, weights.sums());
    this.bias = arena.matrix(streams, weights.sums());
    FrameMatrix ring = arena.matrix(ringRows(weights, streams, maxBlockFrames), weights.channels());
    this.past = new ActivationQueue(ring, weights.dilation(), streams);
    this.sums = sums;
    this.gated = gated;
    setBias();
  }

  private static int aheadFrames(PackedWeights.Block weights, int streams) {
    return Math.min(weights.dilation(), Math.max(1, AHEAD_ROWS / streams));
  }

  private static int ringRows(PackedWeights.Block weights, int streams, int maxBlockFrames) {
    return Math.toIntExact(
        ActivationQueue.rows(weights.taps(), weights.dilation(), streams, maxBlockFrames));
  }

  /** Values that a block keeps from frame to frame. */
  static long floats(PackedWeights.Block weights, int streams, int maxBlockFrames) {
    int rows = (aheadFrames(weights, streams) + 1) * streams;
    int ring = ringRows(weights, streams, maxBlockFrames);
    return FrameArena.floats(rows, weights.sums()) + FrameArena.floats(ring, weights.channels());
  }

  private void setBias() {
    for (int s = 0; s < streams; s++) {
      bias.copyRows(weights.bias(), 0, s, 1);
    }
  }

  /**
   * Makes g part of the bias, as it holds for the whole stream.
   *
   * @param global {@code [stream][E]}
   */
  void setGlobal(FrameMatrix global) {
    setBias();
    kernels.addProduct(weights.global(), global, 0, bias, 0, streams);
    aheadEnd = aheadNext;
  }

  /** What {@link #activate} left, {@code [row][D]}. */
  FrameMatrix gated() {
    return gated;
  }

  /** The weights of this block. */
  PackedWeights.Block weights() {
    return weights;
  }

  /**
   * Takes in a block of inputs and computes z.
   *
   * @param local {@code [row][C]}
   */
  void activate(FrameMatrix local, int frames) {
    int rows = frames * streams;
    boolean known = aheadEnd - aheadNext >= rows;
    FrameMatrix a = known ? ahead : sums;
    int row = known ? aheadNext : 0;
    past.push(paths.residual(), rows);
    if (known) {
      aheadNext += rows;
    } else {
      addOlderTaps(sums, frames, rows);
      aheadEnd = aheadNext;
    }
    if (hasLocal) {
      kernels.addProduct(weights.local(), local, 0, a, row, rows);
    }
    kernels.addProduct(newest, paths.residual(), 0, a, row, rows);
    kernels.gate(a, row, gated, 0, rows);
  }

  private void addOlderTaps(FrameMatrix target, int frames, int sincePushed) {
    for (int f = 0; f < frames; f++) {
      target.copyRows(bias, 0, f * streams, streams);
    }
    int taps = weights.taps();
    for (int k = 0; k < taps - 1; k++) {
      past.addTap(
          kernels,
          weights.dilated().get(k),
          sincePushed,
          taps - 1 - k,
          target,
          0,
          frames * streams);
    }
  }

  /** Replaces the block's input by its output. */
  void addResidual(int frames) {
    addBias(frames);
    kernels.addProduct(residual, gated, 0, paths.residual(), 0, frames * streams);
  }

  /** {@link #addResidual}, and adds to the sums of the skip connections. */
  void addOutputs(int frames) {
    addBias(frames);
    kernels.addProducts(skip, residual, gated, paths.both(), frames * streams);
  }

  private void addBias(int frames) {
    for (int r = 0; r < frames * streams; r++) {
      kernels.addRow(weights.residualBias(), 0, paths.residual(), r);
    }
  }

  /** Computes what is known of frames to come, where nothing of it is left. */
  void lookAhead() {
    if (aheadNext == aheadEnd) {
      addOlderTaps(ahead, aheadFrames, 0);
      aheadNext = 0;
      aheadEnd = aheadFrames * streams;
    }
  }

  /** Forgets the past; keeps the global conditioning. */
  void reset() {
    past.reset();
    aheadEnd = aheadNext;
  }

  /** Forgets the past of one stream; keeps its global conditioning. */
  void reset(int stream) {
    past.reset(stream, streams);
    aheadEnd = aheadNext;
  }

  /** Takes over some of another block's streams. */
  void copy(ResidualBlock from, int[] kept) {
    past.copy(from.past, kept, from.streams);
    for (int s = 0; s < kept.length; s++) {
      bias.copyRows(from.bias, kept[s], s, 1);
    }
  }
}
