package org.wavenet4j.cli;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import org.wavenet4j.measure.BitsPerSample;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.LocalConditioning;

/** Bits per sample over pieces of a corpus. */
final class BitsOverPieces {
  private BitsOverPieces() {}

  /**
   * Their mean; the pieces' bits are added in their order.
   *
   * @param excerpts at least one
   * @param totalBits that an excerpt costs; called from several threads
   */
  static double mean(List<Excerpt> excerpts, ToDoubleFunction<Excerpt> totalBits) {
    double bits = 0;
    for (double piece : PieceThreads.map(excerpts, totalBits::applyAsDouble)) {
      bits += piece;
    }
    return bits / excerpts.stream().mapToLong(Excerpt::frames).sum();
  }

  /**
   * What an excerpt costs a network.
   *
   * @param local {@link LocalConditioning#NONE} for none
   * @param scored told of samples as they are scored
   */
  static double total(
      Engine engine,
      LocalConditioning local,
      CorpusSound sound,
      Excerpt excerpt,
      IntConsumer scored) {
    BitsPerSample score = new BitsPerSample(engine);
    score.startSignal(local, new float[0]);
    sound.forEachBlock(
        excerpt,
        block -> {
          score.add(block, 0, block.length);
          scored.accept(block.length);
        });
    return score.result() * score.frames();
  }
}
