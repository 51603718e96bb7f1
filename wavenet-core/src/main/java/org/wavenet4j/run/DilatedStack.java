package org.wavenet4j.run;

import java.util.List;
import org.wavenet4j.UserError;
import org.wavenet4j.model.WaveNetSpec;

/**
 * One or more streams through a network in step, block by block, each layer's past kept in a queue:
 * the work a frame is O(layers), whatever the receptive field (Le Paine et al. 2016,
 * arXiv:1611.09482). All memory is allocated by the constructor. Not for use by two threads at
 * once.
 *
 * <p>Neither cutting a signal into other blocks, nor other streams beside it, nor a second thread
 * change a bit of the output.
 */
public final class DilatedStack implements AutoCloseable {
  private static final float[] NOTHING_EXPECTED = {};

  private final WaveNetSpec spec;
  private final int streams;
  private final int maxBlockFrames;
  private final ResidualPath path;
  private final Head head;
  private final List<TrailingHead> trailing; // none or one
  private boolean globalIsSet;

  /**
   * One stream at its start. Frame by frame, a second thread of the engine is used.
   *
   * @param maxBlockFrames the largest block, at least 1
   * @throws UserError if the network's past activations do not fit into memory
   */
  public DilatedStack(Engine engine, int maxBlockFrames) {
    this(engine, 1, maxBlockFrames);
  }

  /**
   * Streams at their start.
   *
   * @param streams that run in step, at least 1
   * @param maxBlockFrames the largest block, at least 1
   * @throws UserError if the network's past activations do not fit into memory
   */
  public DilatedStack(Engine engine, int streams, int maxBlockFrames) {
    requirePositive("streams", streams);
    requirePositive("maxBlockFrames", maxBlockFrames);
    this.spec = engine.spec();
    this.streams = streams;
    this.maxBlockFrames = maxBlockFrames;
    PackedWeights weights = engine.weights();
    this.path = new ResidualPath(engine, streams, maxBlockFrames);
    this.head = new Head(weights, engine.kernels(), streams * maxBlockFrames);
    this.trailing =
        engine.threads() > 1 ? List.of(new TrailingHead(engine, path, head, streams)) : List.of();
    this.globalIsSet = !spec.conditioning().global();
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + ", expected at least 1");
    }
  }

  /** The network that runs here. */
  public WaveNetSpec spec() {
    return spec;
  }

  /** Streams that run in step. */
  public int streams() {
    return streams;
  }

  /** The largest block that {@link #process} takes, in frames. */
  public int maxBlockFrames() {
    return maxBlockFrames;
  }

  /**
   * Sets the global conditioning from the next frame on. A network that has one must be told before
   * its first block.
   *
   * @param global {@code [stream][E]}
   */
  public void setGlobal(float[] global) {
    int expected = streams * spec.conditioning().globalChannels();
    if (global.length != expected) {
      throw new IllegalArgumentException(
          "global: %d values, expected %d".formatted(global.length, expected));
    }
    if (spec.conditioning().global()) {
      path.setGlobal(global);
      globalIsSet = true;
    }
  }

  /**
   * Takes in the next {@code frames} frames of a network without prediction. The parameters are
   * those of the other {@code process}.
   */
  public void process(
      int[] codes, int offset, int frames, float[] local, int localOffset, float[] parametersOut) {
    process(codes, offset, frames, NOTHING_EXPECTED, local, localOffset, parametersOut);
  }

  /**
   * Takes in the next {@code frames} frames and gives the distribution of the sample after each,
   * with prediction relative to what is expected of it.
   *
   * @param codes input frames, {@code [frame][stream]}: the code of silence first, then sample 0,
   *     sample 1 and so on
   * @param offset of the block in {@code codes}
   * @param frames 0 to {@link #maxBlockFrames}
   * @param expected {@code [frame][stream][I]} from its start: {@link
   *     org.wavenet4j.prediction.Expectation#inputs} of the samples that are being predicted; not
   *     read where the network has no prediction
   * @param local {@code [frame][stream][stackChannels]} at sample rate, of the samples that are
   *     being predicted: features, or what the context stack makes of them; not read where the
   *     network has no local conditioning
   * @param localOffset of the block in {@code local}, in floats
   * @param parametersOut {@code [frame][stream][O]}, filled from its start
   */
  public void process(
      int[] codes,
      int offset,
      int frames,
      float[] expected,
      float[] local,
      int localOffset,
      float[] parametersOut) {
    checkBlock(codes, offset, frames);
    path.begin(codes, offset, frames, expected, local, localOffset);
    if (frames == 1 && !trailing.isEmpty()) {
      processOnTwoThreads(trailing.get(0));
    } else {
      process(frames);
    }
    head.read(frames * streams, parametersOut);
  }

  private void process(int frames) {
    for (int l = 0; l < path.layers(); l++) {
      path.activate(l, frames);
      path.block(l).addOutputs(frames);
    }
    if (frames == 1) {
      path.lookAhead();
    }
    head.compute(path.skip(), frames * streams);
  }

  private void processOnTwoThreads(TrailingHead head) {
    head.begin();
    try {
      for (int l = 0; l < path.layers(); l++) {
        path.activate(l, 1);
        head.layerIsActivated();
        path.block(l).addResidual(1);
      }
      path.lookAhead();
      head.await();
    } catch (RuntimeException | Error e) {
      close(); // the threads are no longer in step, and the next frame would wait for ever
      throw e;
    }
  }

  private void checkBlock(int[] codes, int offset, int frames) {
    if (frames < 0 || frames > maxBlockFrames) {
      throw new IllegalArgumentException("frames: " + frames + ", expected 0 to " + maxBlockFrames);
    }
    if (!globalIsSet) {
      throw new IllegalStateException("the network has global conditioning: call setGlobal first");
    }
    int levels = spec.quantizer().levels();
    for (int r = 0; r < frames * streams; r++) {
      int code = codes[offset + r];
      if (code < 0 || code >= levels) {
        throw new IllegalArgumentException(
            "codes[%d]: %d, expected 0 to %d".formatted(offset + r, code, levels - 1));
      }
    }
  }

  /** Back to the start of a signal; keeps the global conditioning. */
  public void reset() {
    path.reset();
  }

  /** Puts one stream at the start of a signal; keeps its global conditioning. */
  void reset(int stream) {
    path.reset(stream);
  }

  /** A stack that goes on with some of these streams, in the order given. */
  DilatedStack keep(Engine engine, int[] kept) {
    DilatedStack stack = new DilatedStack(engine, kept.length, maxBlockFrames);
    stack.path.copy(path, kept);
    stack.globalIsSet = globalIsSet;
    return stack;
  }

  /** Ends the second thread, where there is one; what was computed stays. */
  @Override
  public void close() {
    trailing.forEach(TrailingHead::close);
  }
}
