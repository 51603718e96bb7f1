package org.wavenet4j.run;

import org.wavenet4j.UserError;

/**
 * Features repeated over audio frames.
 *
 * @param features {@code [feature frame][channels]}
 * @param channels C, at least 1
 * @param hopFrames audio frames a feature frame
 */
record RepeatedFeatures(float[] features, int channels, int hopFrames)
    implements LocalConditioning {
  RepeatedFeatures {
    if (channels < 1 || features.length % channels != 0) {
      throw new IllegalArgumentException(
          "features: %d values, expected a multiple of %d channels"
              .formatted(features.length, channels));
    }
  }

  @Override
  public void read(long firstFrame, int frames, float[] out) {
    long end = (long) features.length / channels * hopFrames;
    if (firstFrame + frames > end) {
      throw ended(end, firstFrame + frames - 1);
    }
    for (int f = 0; f < frames; f++) {
      int row = (int) ((firstFrame + f) / hopFrames);
      System.arraycopy(features, row * channels, out, f * channels, channels);
    }
  }

  /** Features of {@code end} audio frames do not reach frame {@code asked}. */
  static UserError ended(long end, long asked) {
    return new UserError(
        "the local conditioning ends after %d audio frames, but frame %d is asked for; give"
                .formatted(end, asked)
            + " longer features or ask for less sound");
  }
}
