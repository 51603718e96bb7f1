package org.wavenet4j.run;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.UserError;
import org.wavenet4j.vector.FrameMatrix;

/**
 * The part of a network that each sample has to wait for: the front and all residual blocks, one
 * after another, without skip connections and head. It owns the past of its streams.
 */
final class ResidualPath {
  /** A 1x1 convolution into a stack of another width, from what {@code before} holds. */
  private record Entry(PackedWeights.Stack stack, FrameMatrix before) {}

  private final Kernels kernels;
  private final int streams;
  private final int localChannels;
  private final int globalChannels;
  private final CodeWindow window;
  private final Front front;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final List<FrameMatrix> residuals = new ArrayList<>(); // [row][R], of a block's stack
  private final List<List<Entry>> entries = new ArrayList<>(); // before a block: none or one
  private final FrameMatrix local; // [row][C]

  ResidualPath(PackedWeights weights, Kernels kernels, int streams, int maxBlockFrames) {
    checkMemory(weights, streams, maxBlockFrames);
    this.kernels = kernels;
    this.streams = streams;
    this.localChannels = weights.spec().conditioning().localChannels();
    this.globalChannels = weights.spec().conditioning().globalChannels();
    int rows = maxBlockFrames * streams;
    this.window = new CodeWindow(weights.spec().input().kernelSize(), streams, maxBlockFrames);
    this.front = Front.of(weights, kernels, window, rows);
    this.local = new FrameMatrix(rows, localChannels);
    FrameMatrix residual = new FrameMatrix(0, 0);
    for (PackedWeights.Stack stack : weights.stacks) {
      List<Entry> entry = List.of();
      if (blocks.isEmpty() || stack.entry().inputs() > 0) {
        entry = blocks.isEmpty() ? List.of() : List.of(new Entry(stack, residual));
        residual = new FrameMatrix(rows, stack.channels());
      }
      for (PackedWeights.Block block : stack.blocks()) {
        blocks.add(new ResidualBlock(block, kernels, streams, maxBlockFrames));
        residuals.add(residual);
        entries.add(entry);
        entry = List.of();
      }
    }
  }

  /** A few bytes of a model file can ask for any dilation, so what it takes is reckoned first. */
  static void checkMemory(PackedWeights weights, int streams, int maxBlockFrames) {
    long floats = 0;
    for (PackedWeights.Stack stack : weights.stacks) {
      for (PackedWeights.Block b : stack.blocks()) {
        long length =
            ActivationQueue.rows(b.taps(), b.dilation(), streams, maxBlockFrames)
                * FrameMatrix.padded(b.channels());
        floats += length;
        if (length > Integer.MAX_VALUE - 8 || floats > Runtime.getRuntime().maxMemory() / 4) {
          throw new UserError(
              "the network's past activations need more than %d MB (dilation %d, kernel size %d,"
                      .formatted(floats >> 18, b.dilation(), b.taps())
                  + " %d channels) and Java may use %d MB; use a smaller network or raise -Xmx"
                      .formatted(b.channels(), Runtime.getRuntime().maxMemory() >> 20));
        }
      }
    }
  }

  /** Residual blocks in all stacks, L. */
  int layers() {
    return blocks.size();
  }

  ResidualBlock block(int layer) {
    return blocks.get(layer);
  }

  /**
   * Global conditioning from the next frame on.
   *
   * @param values {@code [stream][E]}
   */
  void setGlobal(float[] values) {
    FrameMatrix global = new FrameMatrix(streams, globalChannels);
    global.setRows(values, 0, streams);
    blocks.forEach(block -> block.setGlobal(global));
  }

  /** Begins a block of frames. The parameters are {@link DilatedStack#process}'s. */
  void begin(int[] codes, int offset, int frames, float[] features, int featuresOffset) {
    if (localChannels > 0) {
      local.setRows(features, featuresOffset, frames * streams);
    }
    window.begin(codes, offset, frames * streams);
    front.process(frames * streams, residuals.get(0));
    window.end(frames * streams);
  }

  /** Computes z of a layer; layers come in their order. */
  void activate(int layer, int frames) {
    FrameMatrix residual = residuals.get(layer);
    if (!entries.get(layer).isEmpty()) {
      Entry entry = entries.get(layer).get(0);
      int rows = frames * streams;
      residual.fill(0, rows, entry.stack.entryBias().values());
      kernels.addProduct(entry.stack.entry(), entry.before, 0, residual, 0, rows);
    }
    blocks.get(layer).activate(residual, local, frames);
  }

  /** Goes on to the next layer. */
  void addResidual(int layer, int frames) {
    blocks.get(layer).addResidual(residuals.get(layer), frames);
  }

  /** Computes what is known of frames to come; changes no result, only when it is worked out. */
  void lookAhead() {
    for (int l = 0; l < blocks.size(); l++) {
      blocks.get(l).lookAhead();
    }
  }

  /** Back to the start of a signal; keeps the global conditioning. */
  void reset() {
    window.reset();
    blocks.forEach(ResidualBlock::reset);
  }

  /** Puts one stream at the start of a signal; keeps its global conditioning. */
  void reset(int stream) {
    window.reset(stream);
    blocks.forEach(block -> block.reset(stream));
  }

  /** Takes over some of another path's streams. */
  void copy(ResidualPath from, int[] kept) {
    window.copy(from.window, kept);
    for (int l = 0; l < blocks.size(); l++) {
      blocks.get(l).copy(from.blocks.get(l), kept);
    }
  }
}
