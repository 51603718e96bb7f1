package org.wavenet4j.train.loop;

import java.util.List;
import java.util.Optional;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.measure.SoundProfiler;
import org.wavenet4j.model.SoundProfile;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusAudio;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/** How a corpus's training sound is, as a network with some quantizer hears it. */
final class TrainingSound {
  /** Of sound that is measured at most: a second of work, and pauses enough. */
  static final int MOST_MINUTES = 30;

  private static final int BLOCK_FRAMES = 1 << 15;
  private final CorpusAudio audio;
  private final SoundProfiler profiler;
  private final float[] heard = new float[1 << 16]; // [sample & 0xffff]: a logarithm each otherwise
  private final float[] block = new float[BLOCK_FRAMES];

  private TrainingSound(Corpus corpus, Quantizer quantizer) {
    this.audio = new CorpusAudio(corpus);
    this.profiler = new SoundProfiler(corpus.sampleRateHz());
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      heard[sample & 0xffff] = quantizer.decode(quantizer.encode(CorpusAudio.amplitude(sample)));
    }
  }

  /**
   * Measures {@value #MOST_MINUTES} minutes at most, spread evenly over the training pieces, each
   * from its start; empty where no piece has half a second.
   */
  static Optional<SoundProfile> profile(Corpus corpus, Quantizer quantizer) {
    long most = MOST_MINUTES * 60L * corpus.sampleRateHz();
    return new TrainingSound(corpus, quantizer).profile(corpus.items(Split.TRAIN), most);
  }

  private Optional<SoundProfile> profile(List<CorpusItem> items, long mostFrames) {
    long left = mostFrames;
    for (int i = 0; i < items.size(); i++) {
      CorpusItem item = items.get(i);
      long frames = Math.min(left / (items.size() - i), item.frames());
      measure(item, frames);
      left -= frames;
    }
    return profiler.profile();
  }

  private void measure(CorpusItem item, long frames) {
    for (long at = 0; at < frames; at += BLOCK_FRAMES) {
      int count = (int) Math.min(BLOCK_FRAMES, frames - at);
      short[] samples = audio.read(item, at, count);
      for (int f = 0; f < count; f++) {
        block[f] = heard[samples[f] & 0xffff];
      }
      profiler.add(block, 0, count);
    }
    profiler.endPiece();
  }
}
