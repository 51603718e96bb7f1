package org.wavenet4j.train.tile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.GatedActivation;

/**
 * One residual block of a {@link TileStack}: {@code a = sum_k W_k x[t-(K-1-k)d] + b + V c[t] + U
 * g}, {@code z = tanh(a_filter) * sigmoid(a_gate)}, {@code x' = x + W_res z + b_res}, {@code skip
 * += W_skip z} (van den Oord et al. 2016, figure 4, arXiv:1609.03499).
 */
final class TileBlock {
  private final StackSpec stack;
  private final int dilation;
  private final GradientSums.Layout layout = new GradientSums.Layout();
  private final List<Projection> taps = new ArrayList<>(); // the newest last
  private final Bias bias;
  private final @Nullable LocalTerm local;
  private final @Nullable GlobalBias global;
  private final @Nullable Projection residual;
  private final @Nullable Bias residualBias;
  private final Projection skip;
  private final @Nullable StackExit exit;

  TileBlock(WaveNetSpec spec, int s, int l, FlatTensors tensors, int skipOffset, int skipRow) {
    this.stack = spec.stacks().get(s);
    this.dilation = stack.dilations().get(l);
    int width = stack.residualChannels();
    int gates = stack.gateChannels();
    int weights = tensors.offset(TensorNames.layer(s, l, "dilated.weight"));
    int rowLength = stack.kernelSize() * width;
    for (int tap = 0; tap < stack.kernelSize(); tap++) {
      taps.add(Projection.gated(width, gates, weights + tap * width, rowLength, layout));
    }
    this.bias = Bias.gated(gates, tensors.offset(TensorNames.layer(s, l, "dilated.bias")), layout);
    ConditioningSpec told = spec.conditioning();
    this.local =
        told.local()
            ? new LocalTerm(
                bias,
                Projection.gated(
                    told.stackChannels(),
                    gates,
                    tensors.offset(TensorNames.layer(s, l, "local.weight")),
                    told.stackChannels(),
                    layout))
            : null;
    this.global =
        told.global()
            ? new GlobalBias(
                bias,
                gates,
                told.globalChannels(),
                tensors.offset(TensorNames.layer(s, l, "global.weight")))
            : null;
    boolean continues = TensorNames.hasResidual(spec, s, l);
    this.residual =
        continues
            ? Projection.of(
                gates,
                width,
                tensors.offset(TensorNames.layer(s, l, "residual.weight")),
                gates,
                layout)
            : null;
    this.residualBias =
        continues
            ? Bias.of(width, tensors.offset(TensorNames.layer(s, l, "residual.bias")), layout)
            : null;
    this.skip = Projection.of(gates, spec.skipChannels(), skipOffset, skipRow, layout);
    boolean leaves = l == stack.layers() - 1 && continues && TensorNames.hasEntry(spec, s + 1);
    this.exit = leaves ? new StackExit(spec, s, tensors, layout) : null;
  }

  /** Sums of gradients that a task needs room for. */
  int sums() {
    return layout.size();
  }

  /** Takes the weights for a forward pass. */
  void pack(float[] parameters, float[][] globals) {
    projections().forEach(projection -> projection.pack(parameters));
    bias.pack(parameters);
    if (residualBias != null) {
      residualBias.pack(parameters);
    }
    if (global != null) {
      global.pack(parameters, globals);
    }
    if (exit != null) {
      exit.pack(parameters);
    }
  }

  /** Takes the weights for a backward pass. */
  void packBackward(float[] parameters) {
    projections().forEach(projection -> projection.packBackward(parameters));
  }

  private List<Projection> projections() {
    List<Projection> all = new ArrayList<>(taps);
    all.add(skip);
    if (local != null) {
      all.add(local.projection());
    }
    if (residual != null) {
      all.add(residual);
    }
    if (exit != null) {
      all.add(exit.projection());
    }
    return all;
  }

  /** Computes a tile of the activations and of what the next block is given. */
  void forward(Span span, int frame, int count, BlockMemory m, TileScratch scratch) {
    FrameMatrix activated = m.activated();
    float[] row = global == null ? bias.row() : global.row(span.example());
    if (local != null && m.local() != null) {
      local.fill(span, frame, count, m.local(), row, scratch.told(), activated);
    } else {
      activated.fill(frame, count, row);
    }
    forEachTap(
        span,
        frame,
        count,
        (tap, shift, late, rest) -> tap.add(m.x(), late - shift, activated, late, rest));
    FrameMatrix z = scratch.z();
    GatedActivation.forward(activated, frame, z, 0, count);
    if (residual != null && residualBias != null) {
      m.out().copy(frame, count, m.x(), frame, residualBias.row());
      residual.add(z, 0, m.out(), frame, count);
    }
    if (exit != null) {
      exit.forward(m.out(), m.next(), frame, count);
    }
  }

  /** Adds a tile's share of the skips. */
  void addSkip(int frame, int count, BlockMemory m, TileScratch scratch, FrameMatrix skips) {
    GatedActivation.multiply(m.activated(), frame, scratch.z(), 0, count);
    skip.add(scratch.z(), 0, skips, frame, count);
  }

  /**
   * Takes a tile of the gradient from what the next block was given to x', and from there and the
   * skips to the sums before the activations, in whose place it is left; adds up the weights'
   * gradients. What is still missing of x's gradient is {@link #propagate}'s.
   */
  void backward(
      Span span,
      int frame,
      int count,
      BlockMemory m,
      FrameMatrix dSkips,
      TileScratch scratch,
      float[] sums) {
    if (exit != null) {
      exit.backward(m.out(), m.dNext(), m.dX(), frame, count, sums);
    }
    FrameMatrix z = scratch.z();
    FrameMatrix dz = scratch.dz();
    GatedActivation.multiply(m.activated(), frame, z, 0, count);
    dz.clear(0, count);
    skip.addBackward(dSkips, frame, dz, 0, count);
    skip.addGradient(z, 0, dSkips, frame, count, sums);
    if (residual != null && residualBias != null) {
      residual.addBackward(m.dX(), frame, dz, 0, count);
      residual.addGradient(z, 0, m.dX(), frame, count, sums);
      residualBias.addGradient(m.dX(), frame, count, sums);
    } else {
      m.dX().clear(frame, count); // nothing comes from behind the last block
    }
    GatedActivation.backward(m.activated(), frame, z, dz, 0, count);
    addSumGradients(span, frame, count, m, scratch.told(), sums);
  }

  private void addSumGradients(
      Span span, int frame, int count, BlockMemory m, FrameMatrix told, float[] sums) {
    FrameMatrix da = m.activated();
    if (local != null && m.local() != null) {
      local.addGradient(span, frame, count, m.local(), da, told, sums);
    } else {
      bias.addGradient(da, frame, count, sums);
    }
    forEachTap(
        span,
        frame,
        count,
        (tap, shift, late, rest) -> tap.addGradient(m.x(), late - shift, da, late, rest, sums));
  }

  /** What to do with a tap: frames from {@code late} on see the frame {@code shift} before. */
  private interface TapWork {
    void run(Projection tap, int shift, int late, int rest);
  }

  private void forEachTap(Span span, int frame, int count, TapWork work) {
    for (int k = 0; k < taps.size(); k++) {
      int shift = shift(k);
      int late = Math.max(frame, span.start() + shift);
      int rest = frame + count - late;
      if (rest > 0) {
        work.run(taps.get(k), shift, late, rest);
      }
    }
  }

  /** Adds to a tile of x's gradient what comes through the taps, from later frames too. */
  void propagate(Span span, int frame, int count, BlockMemory m) {
    int end = span.start() + span.frames();
    for (int k = 0; k < taps.size(); k++) {
      int shift = shift(k);
      int reach = Math.min(count, end - shift - frame);
      if (reach > 0) {
        taps.get(k).addBackward(m.activated(), frame + shift, m.dX(), frame, reach);
      }
    }
  }

  /** Pieces of work that put the gradients where they belong, each independent of the others. */
  List<Runnable> collect(
      List<Span> spans, GradientSums sums, float[] gradients, float[][] globals) {
    int tasks = spans.size();
    List<Runnable> pieces = new ArrayList<>();
    projections().forEach(p -> pieces.add(() -> p.collect(sums, tasks, gradients)));
    pieces.add(() -> collectBiases(spans, sums, gradients, globals));
    return pieces;
  }

  private void collectBiases(
      List<Span> spans, GradientSums sums, float[] gradients, float[][] globals) {
    if (global != null) {
      global.collect(spans, sums, globals, gradients);
    }
    bias.collect(sums, spans.size(), gradients);
    if (residualBias != null) {
      residualBias.collect(sums, spans.size(), gradients);
    }
    if (exit != null) {
      exit.bias().collect(sums, spans.size(), gradients);
    }
  }

  private int shift(int tap) {
    return (taps.size() - 1 - tap) * dilation;
  }
}
