package org.wavenet4j.train.tile;

import java.util.List;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.vector.FrameMatrix;
import org.wavenet4j.vector.Products;

/**
 * What the blocks are told, at frame rate: feature frame f of example b is row {@code b F + f}. Its
 * gradient is wanted where a context stack made it. Tiles and spans may cut a feature frame: every
 * span has rows of the gradient of its own, which are added up in order, so that the sums do not
 * depend on the number of threads.
 */
final class LocalMemory {
  private final int hop; // audio frames
  private final int featureFrames; // F, of an example
  private final boolean learns;
  private final FrameMatrix features; // [B F][A]
  private final FrameMatrix gradient; // [B F][A]; no rows where it is not wanted
  private final FrameMatrix shares; // [feature frames of every span][A]; likewise
  private final int[] firstShare; // a span's first row among them

  LocalMemory(ConditioningSpec told, int batch, int frames, List<Span> spans) {
    this.hop = told.localHopFrames();
    this.featureFrames = told.featureFrames(frames);
    this.learns = told.context().exists();
    this.firstShare = new int[spans.size()];
    int rows = 0;
    for (Span span : spans) {
      firstShare[span.task()] = rows;
      rows += count(span, span.start() + span.from(), span.to() - span.from());
    }
    long all = (long) batch * featureFrames;
    this.features = new FrameMatrix(all, told.stackChannels());
    this.gradient = new FrameMatrix(learns ? all : 0, told.stackChannels());
    this.shares = new FrameMatrix(learns ? rows : 0, told.stackChannels());
  }

  /** The most feature frames that a tile has a part of. */
  static int mostInTile(int hop) {
    return (Span.TILE + hop - 2) / hop + 1;
  }

  /** {@code [B F][A]}. */
  FrameMatrix features() {
    return features;
  }

  /** {@code [B F][A]}, of the last {@link #sumGradient}; without rows where it is not wanted. */
  FrameMatrix gradient() {
    return gradient;
  }

  /** Whether the gradient is wanted. */
  boolean learns() {
    return learns;
  }

  /** The spans' rows of the gradient; see {@link #shareRow}. */
  FrameMatrix shares() {
    return shares;
  }

  /** Feature frames that a run of audio frames has parts of. */
  int count(Span span, int frame, int count) {
    return featureFrame(span, frame + count - 1) - featureFrame(span, frame) + 1;
  }

  /** The row of an audio frame's feature frame. */
  int row(Span span, int frame) {
    return span.example() * featureFrames + featureFrame(span, frame);
  }

  /** A span's row of the gradient by an audio frame's feature frame. */
  int shareRow(Span span, int frame) {
    return firstShare[span.task()] + featureFrame(span, frame) - span.from() / hop;
  }

  private int featureFrame(Span span, int frame) {
    return (frame - span.start()) / hop;
  }

  /** Work on the audio frames that a tile has of one feature frame. */
  interface PartWork {
    /**
     * Does it.
     *
     * @param part number of the feature frame, from 0 for the tile's first
     * @param frame first of its audio frames in the tile
     * @param count of them
     */
    void run(int part, int frame, int count);
  }

  /** Cuts a tile into the parts that it has of feature frames. */
  void forEachPart(Span span, int frame, int count, PartWork work) {
    int end = frame + count;
    int part = 0;
    for (int t = frame; t < end; part++) {
      int next = Math.min(end, span.start() + (featureFrame(span, t) + 1) * hop);
      work.run(part, t, next - t);
      t = next;
    }
  }

  /** Begins a backward pass. */
  void clearGradient() {
    shares.clear(0, shares.frames());
  }

  /** Adds up the spans' shares of the gradient. */
  void sumGradient(List<Span> spans) {
    gradient.clear(0, gradient.frames());
    if (!learns) {
      return;
    }
    for (Span span : spans) {
      int first = span.start() + span.from();
      int rows = count(span, first, span.to() - span.from());
      for (int i = 0; i < rows; i++) {
        int target = gradient.row(row(span, first) + i);
        Products.addSums(shares, shareRow(span, first) + i, 1, gradient.values(), target);
      }
    }
  }
}
