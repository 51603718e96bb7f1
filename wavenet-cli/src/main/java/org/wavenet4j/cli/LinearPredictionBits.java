package org.wavenet4j.cli;

import org.wavenet4j.audio.Quantizer;
import org.wavenet4j.measure.ErrorShape;
import org.wavenet4j.measure.LinearPredictionBaseline;
import org.wavenet4j.prediction.PredictorSpec;

/**
 * Bits per sample of backward-adaptive linear prediction, with a Gaussian around it.
 *
 * @param longOrder order {@value #LONG_ORDER} from the last {@value #LONG_WINDOW_MS} ms
 * @param shortOrder the usual one, order 32 from the last 64 ms
 */
record LinearPredictionBits(double longOrder, double shortOrder) {
  static final int LONG_ORDER = 512;
  static final int LONG_WINDOW_MS = 256;

  private static PredictorSpec longSpec(int sampleRateHz) {
    int windowFrames = LONG_WINDOW_MS * sampleRateHz / 1000;
    return PredictorSpec.at(sampleRateHz)
        .withWindowFrames(windowFrames)
        .withOrder(Math.min(LONG_ORDER, windowFrames - 1));
  }

  /** Measures both on an excerpt, which {@code heard} is told of twice. */
  static LinearPredictionBits of(
      CorpusSound sound, Quantizer quantizer, Excerpt excerpt, FramesDone heard) {
    int sampleRateHz = sound.sampleRateHz();
    return new LinearPredictionBits(
        bits(sound, quantizer, longSpec(sampleRateHz), excerpt, heard),
        bits(sound, quantizer, PredictorSpec.at(sampleRateHz), excerpt, heard));
  }

  private static double bits(
      CorpusSound sound,
      Quantizer quantizer,
      PredictorSpec spec,
      Excerpt excerpt,
      FramesDone heard) {
    LinearPredictionBaseline predictor =
        new LinearPredictionBaseline(quantizer, spec, ErrorShape.GAUSSIAN);
    double bits =
        sound.sum(
            excerpt,
            block -> {
              double sum = 0;
              for (int code : quantizer.encode(block)) {
                sum += predictor.next(code);
              }
              heard.accept(block.length);
              return sum;
            });
    return bits / excerpt.frames();
  }

  /** Both pieces as one. */
  LinearPredictionBits mean(LinearPredictionBits other, double otherShare) {
    return new LinearPredictionBits(
        longOrder + (other.longOrder - longOrder) * otherShare,
        shortOrder + (other.shortOrder - shortOrder) * otherShare);
  }
}
