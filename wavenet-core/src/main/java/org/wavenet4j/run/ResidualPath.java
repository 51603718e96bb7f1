package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.UserError;
import org.wavenet4j.vector.FrameArena;
import org.wavenet4j.vector.FrameMatrix;

/** The front and all residual blocks, one after another. It owns the past of its streams. */
final class ResidualPath {
  private static final int NONE = -1;

  /** Blocks of one width, and the 1x1 convolution into them from those before. */
  private record Stack(PackedWeights.Stack weights, Paths paths) {}

  private final PackedWeights weights;
  private final Kernels kernels;
  private final int streams;
  private final CodeWindow window;
  private final Front front;
  private final Stack[] stacks;
  private final ResidualBlock[] blocks;
  private final int[] entered; // by layer: the stack that begins there, or NONE
  private final FrameMatrix local; // [row][C]
  private final FrameMatrix global; // [stream][E]

  /**
   * Streams at their start.
   *
   * @param engine with a second thread, every block's z stays until the next frame
   */
  ResidualPath(Engine engine, int streams, int maxBlockFrames) {
    this.weights = engine.weights();
    this.kernels = engine.kernels();
    checkMemory(weights, streams, maxBlockFrames);
    this.streams = streams;
    int rows = maxBlockFrames * streams;
    this.window = new CodeWindow(weights.spec().input().kernelSize(), streams, maxBlockFrames);
    this.front = Front.of(weights, kernels, window, rows);
    this.local = new FrameMatrix(rows, weights.spec().conditioning().localChannels());
    this.global = new FrameMatrix(streams, weights.spec().conditioning().globalChannels());
    this.stacks = new Stack[weights.stacks.size()];
    this.blocks = new ResidualBlock[weights.spec().layers()];
    this.entered = new int[blocks.length];
    Arrays.fill(entered, NONE);
    FrameArena arena = new FrameArena(floats(weights, streams, maxBlockFrames));
    int layer = 0;
    for (int s = 0; s < stacks.length; s++) {
      PackedWeights.Stack stack = weights.stacks.get(s);
      boolean sameWidth = s > 0 && stack.entry().inputs() == 0;
      Paths paths =
          sameWidth
              ? stacks[s - 1].paths
              : Paths.of(rows, weights.spec().skipChannels(), stack.channels());
      stacks[s] = new Stack(stack, paths);
      entered[layer] = s == 0 || sameWidth ? NONE : s;
      layer = addBlocks(stack, paths, arena, engine.threads() > 1, layer, maxBlockFrames);
    }
  }

  private static long floats(PackedWeights weights, int streams, int maxBlockFrames) {
    return weights.stacks.stream()
        .flatMap(stack -> stack.blocks().stream())
        .mapToLong(block -> ResidualBlock.floats(block, streams, maxBlockFrames))
        .sum();
  }

  /** What all blocks write one after another is one array, which stays in the nearest cache. */
  private int addBlocks(
      PackedWeights.Stack stack,
      Paths paths,
      FrameArena arena,
      boolean apart,
      int from,
      int maxBlockFrames) {
    int rows = paths.both().frames();
    int gates = stack.blocks().get(0).gateChannels();
    FrameMatrix sums = new FrameMatrix(rows, stack.blocks().get(0).sums());
    FrameMatrix gated = new FrameMatrix(rows, gates);
    int layer = from;
    for (PackedWeights.Block block : stack.blocks()) {
      FrameMatrix own = apart ? new FrameMatrix(rows, gates) : gated;
      blocks[layer++] =
          new ResidualBlock(block, kernels, paths, sums, own, arena, streams, maxBlockFrames);
    }
    return layer;
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
    return blocks.length;
  }

  ResidualBlock block(int layer) {
    return blocks[layer];
  }

  /**
   * Global conditioning from the next frame on.
   *
   * @param values {@code [stream][E]}
   */
  void setGlobal(float[] values) {
    global.setRows(values, 0, streams);
    for (ResidualBlock block : blocks) {
      block.setGlobal(global);
    }
  }

  /** Begins a block of frames. The parameters are {@link DilatedStack#process}'s. */
  void begin(int[] codes, int offset, int frames, float[] features, int featuresOffset) {
    int rows = frames * streams;
    if (local.channels() > 0) {
      local.setRows(features, featuresOffset, rows);
    }
    window.begin(codes, offset, rows);
    front.process(rows, stacks[0].paths.residual());
    window.end(rows);
    for (int r = 0; r < rows; r++) {
      stacks[0].paths.skip().copyRows(weights.skipBias, 0, r, 1);
    }
  }

  /** Computes z of a layer; layers come in their order. */
  void activate(int layer, int frames) {
    if (entered[layer] != NONE) {
      enter(stacks[entered[layer]], stacks[entered[layer] - 1].paths, frames * streams);
    }
    blocks[layer].activate(local, frames);
  }

  private void enter(Stack stack, Paths before, int rows) {
    Paths paths = stack.paths;
    paths.skip().copyRows(before.skip(), 0, 0, rows);
    for (int r = 0; r < rows; r++) {
      paths.residual().copyRows(stack.weights.entryBias(), 0, r, 1);
    }
    kernels.addProduct(stack.weights.entry(), before.residual(), 0, paths.residual(), 0, rows);
  }

  /** Computes what is known of frames to come; no result depends on when. */
  void lookAhead() {
    for (ResidualBlock block : blocks) {
      block.lookAhead();
    }
  }

  /** Sums of the skip connections after the last layer, {@code [row][S]}. */
  FrameMatrix skip() {
    return stacks[stacks.length - 1].paths.skip();
  }

  /** Back to the start of a signal; keeps the global conditioning. */
  void reset() {
    window.reset();
    for (ResidualBlock block : blocks) {
      block.reset();
    }
  }

  /** Puts one stream at the start of a signal; keeps its global conditioning. */
  void reset(int stream) {
    window.reset(stream);
    for (ResidualBlock block : blocks) {
      block.reset(stream);
    }
  }

  /** Takes over some of another path's streams. */
  void copy(ResidualPath from, int[] kept) {
    window.copy(from.window, kept);
    for (int l = 0; l < blocks.length; l++) {
      blocks[l].copy(from.blocks[l], kept);
    }
  }
}
