package org.wavenet4j.train.tile;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;

/**
 * The head: relu, 1x1, relu, 1x1, and the loss of the codes. A tile goes forward and backward at
 * once, so that nothing between the skips and their gradient is kept.
 */
public final class TileHead {
  private final FlatTensors tensors;
  private final WorkerPool pool;
  private final FrameLoss loss;
  private final boolean anchored;
  private final GradientSums.Layout layout = new GradientSums.Layout();
  private final Projection post;
  private final Bias postBias;
  private final Projection output;
  private final Bias outputBias;
  private final GradientSums sums = new GradientSums();
  private final int skipChannels;
  private final int postChannels;
  private final int outputs;
  private final Queue<Scratch> scratch = new ConcurrentLinkedQueue<>();
  private @Nullable HeadMemory memory;

  /** One thread's room for a tile. */
  private record Scratch(
      FrameMatrix x, FrameMatrix h, FrameMatrix y, FrameMatrix dh, float[] frame) {}

  /** A head at work. */
  public TileHead(WaveNetSpec spec, FlatTensors tensors, WorkerPool pool) {
    this.tensors = tensors;
    this.pool = pool;
    this.loss = FrameLoss.of(spec);
    this.anchored = spec.prediction().isPresent();
    this.skipChannels = spec.skipChannels();
    this.postChannels = spec.postChannels();
    this.outputs = spec.distribution().parameterCount();
    this.post =
        Projection.of(
            skipChannels,
            postChannels,
            tensors.offset(TensorNames.POST_WEIGHT),
            skipChannels,
            layout);
    this.postBias = Bias.of(postChannels, tensors.offset(TensorNames.POST_BIAS), layout);
    this.output =
        Projection.of(
            postChannels, outputs, tensors.offset(TensorNames.OUTPUT_WEIGHT), postChannels, layout);
    this.outputBias = Bias.of(outputs, tensors.offset(TensorNames.OUTPUT_BIAS), layout);
  }

  /** What passes over so many examples of so many frames read and write. */
  public HeadMemory memory(int batch, int frames) {
    HeadMemory current = memory;
    if (current == null || !current.fits(batch, frames)) {
      memory = null;
      current = new HeadMemory(batch, frames, skipChannels, anchored);
      memory = current;
    }
    return current;
  }

  /**
   * Computes the distributions' parameters.
   *
   * @param target {@code [O]}, all frames of all examples; written
   */
  public void forward(HeadMemory m, FrameMatrix target) {
    pack();
    forEachTile(
        m,
        (span, s, frame, count) -> {
          hidden(m, s, frame, count);
          outputs(s, target, frame, count);
        });
  }

  /**
   * Scores the codes.
   *
   * @return nats, summed over the frames in proportion to their weights
   */
  public double score(HeadMemory m) {
    pack();
    double[] nats = new double[m.spans().size()];
    forEachTile(
        m,
        (span, s, frame, count) -> {
          if (m.weighs(frame, count)) {
            nats[span.task()] += loss(m, s, frame, count);
          }
        });
    return total(nats);
  }

  /**
   * Scores the codes, computes the gradients of all tensors, and puts that of the skips in their
   * place.
   *
   * @return nats, as {@link #score}
   */
  public double backward(HeadMemory m) {
    pack();
    float[] parameters = tensors.parameters();
    share(() -> post.packBackward(parameters), () -> output.packBackward(parameters));
    int tasks = m.spans().size();
    sums.prepare(tasks, layout.size());
    double[] nats = new double[tasks];
    pool.forEach(tasks, task -> sums.cleared(task, layout.size()));
    forEachTile(
        m,
        (span, s, frame, count) -> {
          if (m.weighs(frame, count)) {
            nats[span.task()] += loss(m, s, frame, count);
            backward(m, s, frame, count, sums.of(span.task()));
          } else {
            m.skips().clear(frame, count); // an untrained tile has no gradient
          }
        });
    float[] gradients = tensors.gradients();
    share(
        () -> post.collect(sums, tasks, gradients),
        () -> output.collect(sums, tasks, gradients),
        () -> postBias.collect(sums, tasks, gradients),
        () -> outputBias.collect(sums, tasks, gradients));
    return total(nats);
  }

  private void pack() {
    float[] parameters = tensors.parameters();
    share(() -> post.pack(parameters), () -> output.pack(parameters));
    postBias.pack(parameters);
    outputBias.pack(parameters);
  }

  private void share(Runnable... pieces) {
    pool.forEach(pieces.length, i -> pieces[i].run());
  }

  /** From the skips to what the last product takes. */
  private void hidden(HeadMemory m, Scratch s, int frame, int count) {
    rectify(m.skips(), frame, s.x, count);
    s.h.fill(0, count, postBias.row());
    post.add(s.x, 0, s.h, 0, count);
    rectify(s.h, 0, s.h, count);
  }

  /** The last product, from a frame of its target on. */
  private void outputs(Scratch s, FrameMatrix target, int frame, int count) {
    target.fill(frame, count, outputBias.row());
    output.add(s.h, 0, target, frame, count);
  }

  private void backward(HeadMemory m, Scratch s, int frame, int count, float[] taskSums) {
    output.addGradient(s.h, 0, s.y, 0, count, taskSums);
    outputBias.addGradient(s.y, 0, count, taskSums);
    s.dh.clear(0, count);
    output.addBackward(s.y, 0, s.dh, 0, count);
    mask(s.h, s.dh, 0, count);
    post.addGradient(s.x, 0, s.dh, 0, count, taskSums);
    postBias.addGradient(s.dh, 0, count, taskSums);
    m.skips().clear(frame, count);
    post.addBackward(s.dh, 0, m.skips(), frame, count);
    mask(s.x, m.skips(), frame, count);
  }

  /** Passes a tile forward and replaces its outputs by the gradient of their loss. */
  private double loss(HeadMemory m, Scratch s, int frame, int count) {
    FrameMatrix y = s.y;
    hidden(m, s, frame, count);
    outputs(s, y, 0, count);
    double nats = 0;
    for (int t = 0; t < count; t++) {
      float weight = m.weights()[frame + t];
      if (weight == 0) {
        y.clear(t, 1);
        continue;
      }
      nats += weight * loss.gradient(y, t, m, frame + t, s.frame);
      if (weight != 1) {
        scale(y, t, weight);
      }
    }
    return nats;
  }

  private static void scale(FrameMatrix y, int frame, float weight) {
    float[] values = y.values();
    for (int i = y.row(frame); i < y.row(frame + 1); i++) {
      values[i] *= weight;
    }
  }

  private static void rectify(FrameMatrix x, int frame, FrameMatrix y, int count) {
    float[] from = x.values();
    float[] to = y.values();
    int start = x.row(frame);
    int target = y.row(0);
    for (int i = 0; i < count * x.pitch(); i++) {
      to[target + i] = Math.max(0f, from[start + i]);
    }
  }

  /** No gradient where the relu's result, tile-local, is 0. */
  private static void mask(FrameMatrix y, FrameMatrix dy, int frame, int count) {
    float[] results = y.values();
    float[] gradients = dy.values();
    int start = dy.row(frame);
    int result = y.row(0);
    for (int i = 0; i < count * y.pitch(); i++) {
      gradients[start + i] = results[result + i] > 0 ? gradients[start + i] : 0f;
    }
  }

  private static double total(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  /** Work on a tile. */
  private interface HeadWork {
    void run(Span span, Scratch scratch, int frame, int count);
  }

  private void forEachTile(HeadMemory m, HeadWork work) {
    pool.forEach(
        m.spans().size(),
        task -> {
          Scratch free = scratch.poll();
          Scratch own = free != null ? free : newScratch();
          Span span = m.spans().get(task);
          span.forEachTile((frame, count) -> work.run(span, own, frame, count));
          scratch.add(own);
        });
  }

  private Scratch newScratch() {
    return new Scratch(
        new FrameMatrix(Span.TILE, skipChannels),
        new FrameMatrix(Span.TILE, postChannels),
        new FrameMatrix(Span.TILE, outputs),
        new FrameMatrix(Span.TILE, postChannels),
        new float[outputs]);
  }
}
