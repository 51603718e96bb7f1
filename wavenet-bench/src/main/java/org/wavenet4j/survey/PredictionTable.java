package org.wavenet4j.survey;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.measure.ErrorShape;
import org.wavenet4j.measure.LinearPredictionBaseline;
import org.wavenet4j.prediction.PredictorSpec;

/**
 * Bits per sample of linear prediction over mu-law codes, by order, window, white noise and shape
 * of the errors: {@code java -cp wavenet-bench.jar org.wavenet4j.survey.PredictionTable
 * FILE.wav...}
 */
public final class PredictionTable {
  private static final int[] ORDERS = {16, 32, 64, 512};
  private static final int[] WINDOWS_MS = {64, 256};
  private static final double[] WHITE_NOISES = {1e-9, 1e-5, 1e-4};

  private PredictionTable() {}

  /** Prints the table in Markdown, a row as soon as it is known. */
  public static void main(String[] files) {
    List<Piece> pieces = Stream.of(files).map(Path::of).map(Piece::read).toList();
    System.out.printf(
        Locale.ROOT,
        "%.1f s in %d pieces%n%n| order | window | white noise | Gaussian | logistic |%n%s%n",
        pieces.stream().mapToDouble(Piece::seconds).sum(),
        pieces.size(),
        "|---|---|---|---|---|");
    for (int order : ORDERS) {
      for (int windowMs : WINDOWS_MS) {
        for (double whiteNoise : WHITE_NOISES) {
          printRow(order, windowMs, whiteNoise, pieces);
        }
      }
    }
  }

  private static void printRow(int order, int windowMs, double whiteNoise, List<Piece> pieces) {
    System.out.printf(
        Locale.ROOT,
        "| %d | %d ms | %.0e | %.4f | %.4f |%n",
        order,
        windowMs,
        whiteNoise,
        bitsPerSample(order, windowMs, whiteNoise, ErrorShape.GAUSSIAN, pieces),
        bitsPerSample(order, windowMs, whiteNoise, ErrorShape.LOGISTIC, pieces));
  }

  private static double bitsPerSample(
      int order, int windowMs, double whiteNoise, ErrorShape shape, List<Piece> pieces) {
    return pieces.stream().mapToDouble(p -> p.bits(order, windowMs, whiteNoise, shape)).sum()
        / pieces.stream().mapToLong(piece -> piece.codes.length).sum();
  }

  private record Piece(int[] codes, int sampleRateHz) {
    static Piece read(Path file) {
      Audio audio = WavFile.read(file);
      return new Piece(MuLaw.INSTANCE.encode(audio.mixDown()), audio.sampleRateHz());
    }

    double seconds() {
      return (double) codes.length / sampleRateHz;
    }

    double bits(int order, int windowMs, double whiteNoise, ErrorShape shape) {
      PredictorSpec spec =
          PredictorSpec.at(sampleRateHz)
              .withWindowFrames(windowMs * sampleRateHz / 1000)
              .withOrder(order)
              .withWhiteNoise(whiteNoise);
      return LinearPredictionBaseline.totalBits(MuLaw.INSTANCE, spec, shape, codes);
    }
  }
}
