package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusAudio;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/**
 * The sound of a corpus as amplitudes, read in constant memory. Safe for use by several threads.
 */
final class CorpusSound {
  /** Takes a run of samples; the array is used again afterwards. */
  @FunctionalInterface
  interface Block {
    void add(float[] samples, int offset, int count);
  }

  private static final int BLOCK_FRAMES = 1 << 15;

  /** Full scale of 16 bits. */
  private static final float SCALE = 1f / (1 << 15);

  private final Corpus corpus;
  private final CorpusAudio audio;

  CorpusSound(Corpus corpus) {
    this.corpus = corpus;
    this.audio = new CorpusAudio(corpus);
  }

  /** The pieces of a split from their start, whole but for the last one, up to so many frames. */
  List<Excerpt> beginning(Split split, long maxFrames) {
    List<Excerpt> excerpts = new ArrayList<>();
    long left = maxFrames;
    for (CorpusItem item : corpus.items(split)) {
      long frames = Math.min(left, item.frames());
      if (frames > 0) {
        excerpts.add(new Excerpt(item, 0, frames));
        left -= frames;
      }
    }
    return excerpts;
  }

  /** Hands over an excerpt block by block. */
  void forEachBlock(Excerpt excerpt, Block block) {
    for (long done = 0; done < excerpt.frames(); done += BLOCK_FRAMES) {
      int count = (int) Math.min(BLOCK_FRAMES, excerpt.frames() - done);
      block.add(read(excerpt.item(), excerpt.startFrame() + done, count), 0, count);
    }
  }

  /** Part of a piece, held in memory. */
  float[] read(CorpusItem item, long startFrame, int frames) {
    short[] pcm = audio.read(item, startFrame, frames);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = pcm[i] * SCALE;
    }
    return samples;
  }
}
