package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.Range;

/**
 * Features that are all 0, without end.
 *
 * @param channels C, at least 1
 */
record ZeroFeatures(int channels) implements LocalConditioning {
  ZeroFeatures {
    Range.check("channels", channels, 1, Integer.MAX_VALUE);
  }

  @Override
  public int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
    Arrays.fill(out, offset, offset + featureFrames * channels, 0);
    return featureFrames;
  }
}
