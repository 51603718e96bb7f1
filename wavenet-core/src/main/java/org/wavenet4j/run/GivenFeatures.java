package org.wavenet4j.run;

/**
 * Features that are all there.
 *
 * @param features {@code [feature frame][channels]}
 * @param channels C, at least 1
 */
record GivenFeatures(float[] features, int channels) implements LocalConditioning {
  GivenFeatures {
    if (channels < 1 || features.length % channels != 0) {
      throw new IllegalArgumentException(
          "features: %d values, expected a multiple of %d channels"
              .formatted(features.length, channels));
    }
  }

  @Override
  public int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
    long left = Math.max(0, features.length / channels - firstFeatureFrame);
    int count = (int) Math.min(featureFrames, left);
    if (count > 0) {
      int from = (int) firstFeatureFrame * channels;
      System.arraycopy(features, from, out, offset, count * channels);
    }
    return count;
  }
}
