package org.wavenet4j.train.tile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;

/**
 * All residual blocks. A forward pass goes block by block over all tiles, and keeps what each block
 * was given and its activations; the skips are summed at the end, tile by tile. A backward pass
 * goes the other way: a tile first takes the gradient through the taps of the block above, all of
 * whose tiles are done, then through the block itself.
 *
 * <p>Kept for the backward pass, in floats a frame: R and 2 D for each block.
 */
public final class TileStack {
  private final WaveNetSpec spec;
  private final FlatTensors tensors;
  private final WorkerPool pool;
  private final List<TileBlock> blocks = new ArrayList<>();
  private final GradientSums.Layout skipLayout = new GradientSums.Layout();
  private final Bias skipBias;
  private final GradientSums sums = new GradientSums();
  private @Nullable StackMemory memory;

  /**
   * A stack at work.
   *
   * @param tensors the blocks' tensors; the skip weights of all blocks are one, {@code [S][D of
   *     every block]}
   * @param skipWeights its name
   */
  public TileStack(WaveNetSpec spec, FlatTensors tensors, String skipWeights, WorkerPool pool) {
    this.spec = spec;
    this.tensors = tensors;
    this.pool = pool;
    int gates = spec.stacks().stream().mapToInt(k -> k.layers() * k.gateChannels()).sum();
    int column = tensors.offset(skipWeights);
    for (int s = 0; s < spec.stacks().size(); s++) {
      for (int l = 0; l < spec.stacks().get(s).layers(); l++) {
        blocks.add(new TileBlock(spec, s, l, tensors, column, gates));
        column += spec.stacks().get(s).gateChannels();
      }
    }
    this.skipBias = Bias.of(spec.skipChannels(), tensors.offset(TensorNames.SKIP_BIAS), skipLayout);
  }

  /** What passes over so many examples of so many frames read and write. */
  public StackMemory memory(int batch, int frames) {
    StackMemory current = memory;
    if (current == null || !current.fits(batch, frames)) {
      // Let go of the old one first: the two need not fit side by side.
      memory = null;
      current = new StackMemory(spec, batch, frames);
      memory = current;
    }
    return current;
  }

  /** Computes the skips of the input. */
  public void forward(StackMemory m) {
    float[] parameters = tensors.parameters();
    pool.forEach(blocks.size(), i -> blocks.get(i).pack(parameters, m.globals()));
    skipBias.pack(parameters);
    for (int i = 0; i < blocks.size(); i++) {
      int index = i;
      forEachSpan(
          m,
          (span, scratch) ->
              span.forEachTile(
                  (frame, count) ->
                      blocks
                          .get(index)
                          .forward(span, frame, count, m.block(index), m.scratch(scratch, index))));
    }
    forEachSpan(m, (span, scratch) -> sumSkips(m, span, scratch));
  }

  private void sumSkips(StackMemory m, Span span, List<TileScratch> scratch) {
    span.forEachTile(
        (frame, count) -> {
          m.skips().fill(frame, count, skipBias.row());
          for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).addSkip(frame, count, m.block(i), m.scratch(scratch, i), m.skips());
          }
        });
  }

  /**
   * Computes the gradients of all tensors, of the input, and of local conditioning where a context
   * stack made it, from that of the skips, which has taken the skips' place. The activations are
   * used up.
   */
  public void backward(StackMemory m) {
    float[] parameters = tensors.parameters();
    pool.forEach(blocks.size(), i -> blocks.get(i).packBackward(parameters));
    backwardSkipBias(m);
    m.clearLocalGradient();
    for (int i = blocks.size() - 1; i >= 0; i--) {
      backward(m, i);
    }
    forEachSpan(
        m,
        (span, scratch) ->
            span.forEachTile(
                (frame, count) -> blocks.get(0).propagate(span, frame, count, m.block(0))));
    m.sumLocalGradient();
  }

  private void backwardSkipBias(StackMemory m) {
    int tasks = m.spans().size();
    sums.prepare(tasks, skipLayout.size());
    forEachSpan(
        m,
        (span, scratch) -> {
          float[] taskSums = sums.cleared(span.task(), skipLayout.size());
          span.forEachTile(
              (frame, count) -> skipBias.addGradient(m.skips(), frame, count, taskSums));
        });
    skipBias.collect(sums, tasks, tensors.gradients());
  }

  private void backward(StackMemory m, int index) {
    TileBlock block = blocks.get(index);
    sums.prepare(m.spans().size(), block.sums());
    forEachSpan(
        m,
        (span, scratch) -> {
          float[] taskSums = sums.cleared(span.task(), block.sums());
          TileScratch own = m.scratch(scratch, index);
          span.forEachTile(
              (frame, count) -> {
                if (index + 1 < blocks.size()) {
                  blocks.get(index + 1).propagate(span, frame, count, m.block(index + 1));
                }
                block.backward(span, frame, count, m.block(index), m.skips(), own, taskSums);
              });
        });
    List<Runnable> pieces = block.collect(m.spans(), sums, tensors.gradients(), m.globals());
    pool.forEach(pieces.size(), piece -> pieces.get(piece).run());
  }

  /** Work on a task's share of the frames. */
  private interface SpanWork {
    void run(Span span, List<TileScratch> scratch);
  }

  private void forEachSpan(StackMemory m, SpanWork work) {
    pool.forEach(
        m.spans().size(),
        task -> {
          List<TileScratch> scratch = m.takeScratch();
          work.run(m.spans().get(task), scratch);
          m.giveScratch(scratch);
        });
  }
}
