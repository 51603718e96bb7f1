package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.UserError;
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
  private final ExpectedWindow expected;
  private final Front front;
  private final Stack[] stacks;
  private final ResidualBlock[] blocks;
  private final int[] entered; // by layer: the stack that begins there, or NONE
  private final LocalRows local;
  private final boolean hasLocal;
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
    this.expected = new ExpectedWindow(weights.spec(), streams, maxBlockFrames);
    this.front = Front.of(weights, kernels, window, expected, rows);
    this.hasLocal = weights.spec().conditioning().local();
    this.local = new LocalRows(weights.spec().conditioning().stackChannels(), streams, rows);
    this.global = new FrameMatrix(streams, weights.spec().conditioning().globalChannels());
    this.stacks = new Stack[weights.stacks.size()];
    this.blocks = new ResidualBlock[weights.spec().layers()];
    this.entered = new int[blocks.length];
    Arrays.fill(entered, NONE);
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
      StackMemory memory = new StackMemory(stack, streams, maxBlockFrames, engine.threads() > 1);
      for (int b = 0; b < stack.blocks().size(); b++) {
        blocks[layer++] = new ResidualBlock(stack, b, kernels, paths, memory, streams);
      }
    }
  }

  /** A few bytes of a model file can ask for any dilation, so what it takes is reckoned first. */
  static void checkMemory(PackedWeights weights, int streams, int maxBlockFrames) {
    long floats = 0;
    for (PackedWeights.Stack stack : weights.stacks) {
      long length = StackMemory.pastFloats(stack, streams, maxBlockFrames);
      floats += length;
      if (length > Integer.MAX_VALUE - 64 || floats > Runtime.getRuntime().maxMemory() / 4) {
        throw new UserError(
            "the network's past activations need more than %d MB (dilations up to %d, kernel size"
                    .formatted(floats >> 18, stack.largestDilation())
                + " %d, %d channels) and Java may use %d MB; use a smaller network or raise -Xmx"
                    .formatted(
                        stack.blocks().get(0).taps(),
                        stack.channels(),
                        Runtime.getRuntime().maxMemory() >> 20));
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
  void begin(
      int[] codes, int offset, int frames, float[] told, float[] features, int featuresOffset) {
    int rows = frames * streams;
    boolean predicts = weights.spec().prediction().isPresent();
    if (hasLocal) {
      local.begin(features, featuresOffset, rows);
    }
    window.begin(codes, offset, rows);
    if (predicts) {
      expected.begin(told, rows);
    }
    front.process(rows, stacks[0].paths.residual());
    window.end(rows);
    if (predicts) {
      expected.end(rows);
    }
    for (int r = 0; r < rows; r++) {
      kernels.setRow(weights.skipBias, 0, stacks[0].paths.skip(), r);
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
    for (int r = 0; r < rows; r++) {
      kernels.setRow(before.skip(), r, paths.skip(), r);
      kernels.setRow(stack.weights.entryBias(), 0, paths.residual(), r);
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
    expected.reset();
    for (ResidualBlock block : blocks) {
      block.reset();
    }
  }

  /** Puts one stream at the start of a signal; keeps its global conditioning. */
  void reset(int stream) {
    window.reset(stream);
    expected.reset(stream);
    for (ResidualBlock block : blocks) {
      block.reset(stream);
    }
  }

  /** Takes over some of another path's streams. */
  void copy(ResidualPath from, int[] kept) {
    window.copy(from.window, kept);
    expected.copy(from.expected, kept);
    for (int l = 0; l < blocks.length; l++) {
      blocks[l].copy(from.blocks[l], kept);
    }
  }
}
