package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.wavenet4j.UserError;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusAudio;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/**
 * The sound of a corpus as amplitudes, read in constant memory. Safe for use by several threads.
 */
final class CorpusSound {
  private static final int BLOCK_FRAMES = 1 << 15;

  private final Corpus corpus;
  private final CorpusAudio audio;

  CorpusSound(Corpus corpus) {
    this.corpus = corpus;
    this.audio = new CorpusAudio(corpus);
  }

  /** Rate of every piece. */
  int sampleRateHz() {
    return corpus.sampleRateHz();
  }

  /**
   * Checks that a model is of this corpus's rate.
   *
   * @throws UserError if it is not
   */
  void checkRate(WaveNetSpec spec) {
    if (spec.sampleRateHz() != corpus.sampleRateHz()) {
      throw new UserError(
          "%s: sampled at %d Hz, expected %d Hz as the model is"
              .formatted(corpus.folder(), corpus.sampleRateHz(), spec.sampleRateHz()));
    }
  }

  /** The pieces of a split, each from its start, as {@link #beginning(List, long)}. */
  List<Excerpt> beginning(Split split, long maxFrames) {
    return beginning(corpus.items(split), maxFrames);
  }

  /**
   * Pieces, each from its start: so many frames in all, spread evenly over the pieces that are long
   * enough.
   *
   * @return one excerpt a piece, in their order
   */
  static List<Excerpt> beginning(List<CorpusItem> items, long maxFrames) {
    List<Excerpt> excerpts = new ArrayList<>();
    long left = maxFrames;
    for (int i = 0; i < items.size(); i++) {
      long share = left / (items.size() - i);
      long frames = Math.min(share, items.get(i).frames());
      if (frames > 0) {
        excerpts.add(new Excerpt(items.get(i), 0, frames));
        left -= frames;
      }
    }
    return excerpts;
  }

  /** Hands over an excerpt block by block. */
  void forEachBlock(Excerpt excerpt, Consumer<float[]> taker) {
    sum(
        excerpt,
        block -> {
          taker.accept(block);
          return 0;
        });
  }

  /** Adds up what each block of an excerpt gives, in order. */
  double sum(Excerpt excerpt, ToDoubleFunction<float[]> value) {
    double sum = 0;
    for (long done = 0; done < excerpt.frames(); done += BLOCK_FRAMES) {
      int count = (int) Math.min(BLOCK_FRAMES, excerpt.frames() - done);
      sum += value.applyAsDouble(read(excerpt.item(), excerpt.startFrame() + done, count));
    }
    return sum;
  }

  /** Part of a piece, held in memory. */
  float[] read(CorpusItem item, long startFrame, int frames) {
    short[] pcm = audio.read(item, startFrame, frames);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = CorpusAudio.amplitude(pcm[i]);
    }
    return samples;
  }
}
