package org.wavenet4j.cli;

import java.util.Arrays;
import java.util.List;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.measure.LinearPredictionBaseline;
import org.wavenet4j.measure.UnigramBaseline;
import org.wavenet4j.train.data.Split;

/**
 * What simpler predictors reach on the same sound, in bits per sample.
 *
 * @param uniform every code alike
 * @param unigram each code by how often it occurs in the training split
 * @param linearPredictor adaptive linear prediction from the past of the same piece
 */
record Baselines(double uniform, double unigram, double linearPredictor) {
  /** Measures them on excerpts, at least one, of the corpus that {@code sound} reads. */
  static Baselines of(CorpusSound sound, Quantizer quantizer, List<Excerpt> excerpts) {
    UnigramBaseline unigram = new UnigramBaseline(quantizer.levels());
    for (Excerpt excerpt : sound.beginning(Split.TRAIN, Long.MAX_VALUE)) {
      sound.forEachBlock(excerpt, block -> unigram.learn(quantizer.encode(block)));
    }
    return new Baselines(
        Math.log(quantizer.levels()) / Math.log(2),
        BitsOverPieces.mean(
            excerpts, excerpt -> sound.sum(excerpt, b -> unigram.totalBits(quantizer.encode(b)))),
        BitsOverPieces.mean(excerpts, excerpt -> predictorBits(sound, quantizer, excerpt)));
  }

  private static double predictorBits(CorpusSound sound, Quantizer quantizer, Excerpt excerpt) {
    LinearPredictionBaseline predictor =
        new LinearPredictionBaseline(quantizer, sound.sampleRateHz());
    return sound.sum(
        excerpt,
        block -> Arrays.stream(quantizer.encode(block)).mapToDouble(predictor::next).sum());
  }
}
