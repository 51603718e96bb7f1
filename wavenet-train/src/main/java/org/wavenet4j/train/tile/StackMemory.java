package org.wavenet4j.train.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;

/**
 * All that the passes of a {@link TileStack} read and write, for batches of one shape. Frame t of
 * example b is frame {@code b N + t} of every matrix, but for local conditioning, whose feature
 * frame f is frame {@code b F + f}.
 */
public final class StackMemory {
  private final int batch;
  private final int frames;
  private final List<Span> spans;
  private final List<BlockMemory> blocks = new ArrayList<>();
  private final List<Integer> stackOfBlock = new ArrayList<>();
  private final FrameMatrix input;
  private final FrameMatrix inputGradient;
  private final @Nullable LocalMemory local;
  private final float[][] globals;
  private final FrameMatrix skips;
  private final WaveNetSpec spec;
  // Threads take scratch when they begin a task and give it back: never more than there are
  // threads.
  private final Queue<List<TileScratch>> scratch = new ConcurrentLinkedQueue<>();

  StackMemory(WaveNetSpec spec, int batch, int frames) {
    this.spec = spec;
    this.batch = batch;
    this.frames = frames;
    this.spans = Span.of(batch, frames);
    long all = (long) batch * frames;
    ConditioningSpec told = spec.conditioning();
    this.local = told.local() ? new LocalMemory(told, batch, frames, spans) : null;
    this.globals = new float[batch][told.globalChannels()];
    this.skips = new FrameMatrix(all, spec.skipChannels());
    int width = spec.stacks().get(0).residualChannels();
    this.input = new FrameMatrix(all, width);
    this.inputGradient = new FrameMatrix(all, width);
    addBlocks(all);
  }

  private void addBlocks(long all) {
    FrameMatrix x = input;
    FrameMatrix dX = inputGradient;
    for (int s = 0; s < spec.stacks().size(); s++) {
      StackSpec stack = spec.stacks().get(s);
      for (int l = 0; l < stack.layers(); l++) {
        boolean continues = TensorNames.hasResidual(spec, s, l);
        boolean exits = continues && l == stack.layers() - 1 && TensorNames.hasEntry(spec, s + 1);
        FrameMatrix out = continues ? new FrameMatrix(all, stack.residualChannels()) : x;
        int width = exits ? spec.stacks().get(s + 1).residualChannels() : 0;
        FrameMatrix next = exits ? new FrameMatrix(all, width) : out;
        FrameMatrix dNext = exits ? new FrameMatrix(all, width) : dX;
        // As many channels as two padded halves have: the gate begins with a whole vector.
        FrameMatrix activated = new FrameMatrix(all, 2 * FrameMatrix.padded(stack.gateChannels()));
        blocks.add(new BlockMemory(x, local, activated, out, next, dX, dNext));
        stackOfBlock.add(s);
        x = next;
        dX = dNext;
      }
    }
  }

  boolean fits(int otherBatch, int otherFrames) {
    return batch == otherBatch && frames == otherFrames;
  }

  /** The input, {@code [R]}; to be written before a forward pass. */
  public FrameMatrix input() {
    return input;
  }

  /** The input's gradient, {@code [R]}; written by a backward pass. */
  public FrameMatrix inputGradient() {
    return inputGradient;
  }

  /** Local conditioning, {@code [A]}; to be written before a forward pass; null without. */
  public @Nullable FrameMatrix local() {
    return local == null ? null : local.features();
  }

  /**
   * The gradient of {@link #local}, {@code [A]}; written by a backward pass of a network with a
   * context stack, null for any other.
   */
  public @Nullable FrameMatrix localGradient() {
    return local == null || !local.learns() ? null : local.gradient();
  }

  /** Begins a backward pass. */
  void clearLocalGradient() {
    if (local != null) {
      local.clearGradient();
    }
  }

  /** Ends a backward pass. */
  void sumLocalGradient() {
    if (local != null) {
      local.sumGradient(spans);
    }
  }

  /** Global conditioning, {@code [B][E]}; to be written before a forward pass. */
  public float[][] globals() {
    return globals;
  }

  /**
   * Summed skips, {@code [S]}: written by a forward pass; to be replaced by their gradient before a
   * backward pass.
   */
  public FrameMatrix skips() {
    return skips;
  }

  List<Span> spans() {
    return spans;
  }

  BlockMemory block(int index) {
    return blocks.get(index);
  }

  /** The scratch of a block's stack. */
  TileScratch scratch(List<TileScratch> all, int block) {
    return all.get(stackOfBlock.get(block));
  }

  List<TileScratch> takeScratch() {
    List<TileScratch> free = scratch.poll();
    return free != null
        ? free
        : spec.stacks().stream()
            .map(stack -> TileScratch.of(stack.gateChannels(), spec.conditioning()))
            .toList();
  }

  void giveScratch(List<TileScratch> used) {
    scratch.add(used);
  }
}
