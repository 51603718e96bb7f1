package org.wavenet4j.run;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.UserError;
import org.wavenet4j.model.WaveNetSpec;

/**
 * One stream through a network, block by block, each layer's past kept in a queue: the work a frame
 * is O(layers), whatever the receptive field (Le Paine et al. 2016, arXiv:1611.09482). All memory
 * is allocated by the constructor. Not for use by two threads at once.
 *
 * <p>Cutting a signal into other blocks changes no bit of the output.
 */
public final class DilatedStack {
  private final PackedWeights weights;
  private final WaveNetSpec spec;
  private final Kernels kernels;
  private final int maxBlockFrames;
  private final Front front;
  private final List<List<ResidualBlock>> stacks = new ArrayList<>();
  private final BlockBuffers buffers;
  private boolean globalIsSet;

  /**
   * A stream at its start.
   *
   * @param maxBlockFrames the largest block, at least 1
   * @throws UserError if the network's past activations do not fit into memory
   */
  public DilatedStack(PackedWeights weights, Kernels kernels, int maxBlockFrames) {
    if (maxBlockFrames < 1) {
      throw new IllegalArgumentException(
          "maxBlockFrames: " + maxBlockFrames + ", expected at least 1");
    }
    checkMemory(weights);
    this.weights = weights;
    this.spec = weights.spec();
    this.kernels = kernels;
    this.maxBlockFrames = maxBlockFrames;
    this.front = Front.of(weights, kernels, maxBlockFrames);
    for (PackedWeights.Stack stack : weights.stacks) {
      stacks.add(stack.blocks().stream().map(b -> new ResidualBlock(b, kernels)).toList());
    }
    this.buffers = new BlockBuffers(spec, maxBlockFrames);
    this.globalIsSet = !spec.conditioning().global();
  }

  /** A few bytes of a model file can ask for any dilation, so what it takes is reckoned first. */
  private static void checkMemory(PackedWeights weights) {
    long floats = 0;
    for (PackedWeights.Stack stack : weights.stacks) {
      for (PackedWeights.Block b : stack.blocks()) {
        long length = ActivationQueue.length(b.channels(), b.taps(), b.dilation());
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

  /** The network that runs here. */
  public WaveNetSpec spec() {
    return spec;
  }

  /** The largest block that {@link #process} takes, in frames. */
  public int maxBlockFrames() {
    return maxBlockFrames;
  }

  /**
   * Sets the global conditioning from the next frame on. A network that has one must be told before
   * its first block.
   *
   * @param global {@code [E]}
   */
  public void setGlobal(float[] global) {
    checkLength("global", global.length, spec.conditioning().globalChannels());
    if (spec.conditioning().global()) {
      float[][] row = {global};
      stacks.forEach(blocks -> blocks.forEach(block -> block.setGlobal(row)));
      globalIsSet = true;
    }
  }

  /**
   * Takes in the next {@code frames} frames and gives the distribution of the sample after each.
   *
   * @param codes input frames: the code of silence first, then sample 0, sample 1 and so on
   * @param offset of the block in {@code codes}
   * @param frames 0 to {@link #maxBlockFrames}
   * @param local {@code [frame][C]} at sample rate, of the samples that are being predicted; not
   *     read where the network has no local conditioning
   * @param localOffset of the block in {@code local}, in floats
   * @param parametersOut {@code [frame][O]}, filled from its start
   */
  public void process(
      int[] codes, int offset, int frames, float[] local, int localOffset, float[] parametersOut) {
    checkBlock(codes, offset, frames);
    readLocal(local, localOffset, frames);
    front.process(codes, offset, frames, buffers.residual);
    kernels.broadcast(weights.skipBias, buffers.skip, frames);
    for (int s = 0; s < stacks.size(); s++) {
      enter(weights.stacks.get(s), frames);
      List<ResidualBlock> blocks = stacks.get(s);
      for (int l = 0; l < blocks.size(); l++) {
        blocks.get(l).process(buffers, frames);
      }
    }
    head(frames, parametersOut);
  }

  private void checkBlock(int[] codes, int offset, int frames) {
    if (frames < 0 || frames > maxBlockFrames) {
      throw new IllegalArgumentException("frames: " + frames + ", expected 0 to " + maxBlockFrames);
    }
    if (!globalIsSet) {
      throw new IllegalStateException("the network has global conditioning: call setGlobal first");
    }
    int levels = spec.quantizer().levels();
    for (int f = 0; f < frames; f++) {
      int code = codes[offset + f];
      if (code < 0 || code >= levels) {
        throw new IllegalArgumentException(
            "codes[%d]: %d, expected 0 to %d".formatted(offset + f, code, levels - 1));
      }
    }
  }

  private static void checkLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          "%s: %d values, expected %d".formatted(name, length, expected));
    }
  }

  private void readLocal(float[] local, int localOffset, int frames) {
    int channels = spec.conditioning().localChannels();
    for (int f = 0; channels > 0 && f < frames; f++) {
      System.arraycopy(local, localOffset + f * channels, buffers.local[f], 0, channels);
    }
  }

  /** The 1x1 convolution into a stack of another width. */
  private void enter(PackedWeights.Stack stack, int frames) {
    if (stack.entry().length > 0) {
      kernels.broadcast(stack.entryBias(), buffers.entered, frames);
      kernels.addProduct(stack.entry(), buffers.residual, buffers.entered, frames);
      buffers.swapResidual();
    }
  }

  private void head(int frames, float[] parametersOut) {
    kernels.rectify(buffers.skip, spec.skipChannels(), frames);
    kernels.broadcast(weights.postBias, buffers.post, frames);
    kernels.addProduct(weights.post, buffers.skip, buffers.post, frames);
    kernels.rectify(buffers.post, spec.postChannels(), frames);
    kernels.broadcast(weights.outputBias, buffers.output, frames);
    kernels.addProduct(weights.output, buffers.post, buffers.output, frames);
    int outputs = weights.outputBias.length;
    for (int f = 0; f < frames; f++) {
      System.arraycopy(buffers.output[f], 0, parametersOut, f * outputs, outputs);
    }
  }

  /** Back to the start of a signal; keeps the global conditioning. */
  public void reset() {
    front.reset();
    stacks.forEach(blocks -> blocks.forEach(ResidualBlock::reset));
  }
}
