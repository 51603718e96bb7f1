package org.wavenet4j.run;

import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Panels;

/**
 * One residual block of one or more streams: {@code a = b + U g + sum_k W_k x[t-(K-1-k)d] + V
 * c[t]}, the newest tap last, {@code z = tanh(a_filter) * sigmoid(a_gate)}, {@code x' = x + b_res +
 * W_res z} (van den Oord et al. 2016, sections 2.3 to 2.5, arXiv:1609.03499).
 *
 * <p>What the older taps see is known up to d frames ahead. Sample by sample it is computed for up
 * to eight frames in one product, which reads those weights once instead of eight times.
 */
final class ResidualBlock {
  private final PackedWeights.Block weights;
  private final Panels newest;
  private final Panels skip;
  private final Panels residual;
  private final boolean hasLocal;
  private final Kernels kernels;
  private final int streams;
  private final ActivationQueue past;
  private final FrameMatrix outerBiases; // [block][2 D'] of the stack
  private final FrameMatrix biases; // [stream][2 D']: b + U g
  private final FrameMatrix locals; // [place of LocalRows][2 D']: V c
  private final int index; // of the block in its stack

  // Two arrays, and where rows of this block begin in them.
  private final float[] path; // the stack's Paths
  private final int pathPitch;
  private final int skipStart;
  private final int residualStart;
  private final int residualWidth;
  private final float[] values; // the stack's StackMemory
  private final int sumsStart; // [row][2 D'] of the block of frames
  private final int sumsPitch;
  private final int gatedStart; // [row][D]
  private final int gatedPitch;
  private final int biasStart; // [stream][2 D']
  private final int aheadStart; // [row][2 D'], of frames to come: all but local and newest tap

  private final float[] residualBiases;
  private final int residualBiasStart;
  private final int aheadRows;
  private int aheadNext;
  private int aheadEnd;

  /**
   * A block whose past is zeros.
   *
   * @param index of the block in its stack
   * @param paths of the stack: where its input is, and where its outputs go
   * @param memory of the stack
   */
  ResidualBlock(
      PackedWeights.Stack stack,
      int index,
      Kernels kernels,
      Paths paths,
      StackMemory memory,
      int streams) {
    this.weights = stack.blocks().get(index);
    this.newest = weights.newest();
    this.skip = weights.skip();
    this.residual = weights.residual();
    this.hasLocal = weights.local().inputs() > 0;
    this.kernels = kernels;
    this.streams = streams;
    this.past = memory.past(index);
    this.outerBiases = stack.biases();
    this.biases = memory.biases();
    this.locals = memory.locals();
    this.index = index;
    this.path = paths.both().values();
    this.pathPitch = paths.both().pitch();
    this.skipStart = paths.skip().row(0);
    this.residualStart = paths.residual().row(0);
    this.residualWidth = paths.residual().width();
    this.values = biases.values();
    this.sumsStart = memory.sums().row(0);
    this.sumsPitch = memory.sums().pitch();
    FrameMatrix gated = memory.gated();
    this.gatedStart = gated.row(0);
    this.gatedPitch = gated.pitch();
    this.biasStart = biases.row(0);
    this.aheadStart = memory.ahead(index).row(0);
    this.aheadRows = memory.aheadFrames(index) * streams;
    this.residualBiases = stack.residualBiases().values();
    this.residualBiasStart = stack.residualBiases().row(index);
    setBias();
  }

  private void setBias() {
    for (int s = 0; s < streams; s++) {
      kernels.setRow(outerBiases, index, biases, s);
    }
  }

  /**
   * Makes g part of the bias, as it holds for the whole stream.
   *
   * @param global {@code [stream][E]}
   */
  void setGlobal(FrameMatrix global) {
    setBias();
    kernels.addProduct(weights.global(), global, 0, biases, 0, streams);
    aheadEnd = aheadNext;
  }

  /**
   * Takes in a block of inputs and computes z.
   *
   * @param local of the block; not read where the network has none
   */
  void activate(LocalRows local, int frames) {
    int rows = frames * streams;
    past.push(kernels, path, residualStart, pathPitch, rows);
    int a = sumsStart;
    if (aheadEnd - aheadNext >= rows) {
      a = aheadStart + aheadNext * sumsPitch;
      aheadNext += rows;
    } else {
      sumOlderTaps(a, rows, rows);
      aheadEnd = aheadNext;
    }
    if (hasLocal) {
      addLocal(local, a, rows);
    }
    kernels.addProduct(newest, path, residualStart, pathPitch, values, a, sumsPitch, rows);
    kernels.gate(values, a, values, gatedStart, gatedPitch, rows);
  }

  private void addLocal(LocalRows local, int start, int rows) {
    int first = local.firstFresh();
    int fresh = local.fresh();
    locals.clear(first, fresh);
    kernels.addProduct(weights.local(), local.distinct(), first, locals, first, fresh);
    for (int r = 0; r < rows; r++) {
      int from = locals.row(local.place(r));
      kernels.add(values, from, values, start + r * sumsPitch, sumsPitch);
    }
    for (int s = 0; s < streams && fresh > 0; s++) {
      kernels.setRow(locals, local.lastPlace(s), locals, s);
    }
  }

  /**
   * Sets sums to the bias and what the older taps see.
   *
   * @param start of the sums
   * @param sincePushed rows from the first of them to the next one to be pushed
   */
  private void sumOlderTaps(int start, int rows, int sincePushed) {
    for (int r = 0; r < rows; r += streams) {
      kernels.set(values, biasStart, values, start + r * sumsPitch, streams * sumsPitch);
    }
    int older = weights.taps() - 1;
    for (int k = 0; k < older; k++) {
      Panels tap = weights.dilated().get(k);
      past.addTap(kernels, tap, sincePushed, older - k, values, start, sumsPitch, rows);
    }
  }

  /** Replaces the block's input by its output. */
  void addResidual(int frames) {
    int rows = frames * streams;
    addBias(rows);
    kernels.addProduct(
        residual, values, gatedStart, gatedPitch, path, residualStart, pathPitch, rows);
  }

  /** {@link #addResidual}, and adds to the sums of the skip connections. */
  void addOutputs(int frames) {
    int rows = frames * streams;
    addBias(rows);
    kernels.addProducts(
        skip, residual, values, gatedStart, gatedPitch, path, skipStart, pathPitch, rows);
  }

  /**
   * Adds to sums of the skip connections what this block gives to them.
   *
   * @param sums {@code [row][S]}
   */
  void addSkip(FrameMatrix sums, int rows) {
    float[] target = sums.values();
    kernels.addProduct(
        skip, values, gatedStart, gatedPitch, target, sums.row(0), sums.pitch(), rows);
  }

  private void addBias(int rows) {
    for (int r = 0; r < rows; r++) {
      int to = residualStart + r * pathPitch;
      kernels.add(residualBiases, residualBiasStart, path, to, residualWidth);
    }
  }

  /** Computes what is known of frames to come, where nothing of it is left. */
  void lookAhead() {
    if (aheadNext == aheadEnd) {
      sumOlderTaps(aheadStart, aheadRows, 0);
      aheadNext = 0;
      aheadEnd = aheadRows;
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
      kernels.setRow(from.biases, kept[s], biases, s);
    }
  }
}
