package org.wavenet4j.train.graph;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Between feature frames and the audio frames that they cover, in ND4J's operations. */
final class FeatureFrames {
  private FeatureFrames() {}

  /**
   * Each feature frame's column for each of its audio frames.
   *
   * @param features {@code [channel][F]}
   * @param hop audio frames that a feature frame covers
   * @param frames N, of which the last feature frame may cover fewer
   * @return {@code [channel][N]}
   */
  static INDArray repeated(INDArray features, int hop, long frames) {
    return Matrices.columns(features.repeat(1, hop), 0, frames);
  }

  /**
   * The gradient of {@link #repeated}.
   *
   * @param audio {@code [channel][N]}
   * @return {@code [channel][F]}: sums over each feature frame's audio frames
   */
  static INDArray sums(INDArray audio, int hop) {
    long channels = audio.size(0);
    long frames = audio.size(1);
    long whole = frames / hop;
    INDArray sums = Matrices.scratch(audio.dataType(), channels, (frames + hop - 1) / hop);
    if (whole > 0) {
      INDArray each = Matrices.columns(audio, 0, whole * hop).dup('c');
      Matrices.columns(sums, 0, whole).assign(each.reshape('c', channels, whole, hop).sum(2));
    }
    if (whole * hop < frames) {
      INDArray rest = Matrices.columns(audio, whole * hop, frames);
      Matrices.columns(sums, whole, whole + 1).assign(rest.sum(true, 1));
    }
    return sums;
  }
}
