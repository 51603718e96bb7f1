package org.wavenet4j.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.measure.LinearPredictionBaseline;
import org.wavenet4j.measure.UnigramBaseline;
import org.wavenet4j.train.data.Split;

/**
 * What simpler predictors reach on the same sound, in bits per sample.
 *
 * @param uniform every code alike
 * @param unigram each code by how often it occurs in the training split
 * @param unigramSamplesPerCode how many training samples that knowledge comes from, a code
 * @param linearPredictor adaptive linear prediction from the past of the same piece
 */
record Baselines(
    double uniform, double unigram, double unigramSamplesPerCode, double linearPredictor) {
  /** With fewer, most of what the unigram knows is which codes happened to occur. */
  private static final double ENOUGH_SAMPLES_PER_CODE = 20;

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
        unigram.samplesPerCode(),
        BitsOverPieces.mean(excerpts, excerpt -> predictorBits(sound, quantizer, excerpt)));
  }

  /** What must be said beside the unigram's figure; empty if nothing. */
  String unigramCaveat() {
    return unigramSamplesPerCode < ENOUGH_SAMPLES_PER_CODE
        ? String.format(
            Locale.ROOT, "from only %.1f training samples a code", unigramSamplesPerCode)
        : "";
  }

  private static double predictorBits(CorpusSound sound, Quantizer quantizer, Excerpt excerpt) {
    LinearPredictionBaseline predictor =
        new LinearPredictionBaseline(quantizer, sound.sampleRateHz());
    return sound.sum(
        excerpt,
        block -> Arrays.stream(quantizer.encode(block)).mapToDouble(predictor::next).sum());
  }
}
