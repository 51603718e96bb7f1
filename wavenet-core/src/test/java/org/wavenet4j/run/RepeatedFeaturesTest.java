package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.wavenet4j.UserError;

class RepeatedFeaturesTest {
  private static float[] read(RepeatedFeatures features, long firstFrame, int frames) {
    float[] out = new float[frames * features.channels()];
    features.read(firstFrame, frames, out);
    return out;
  }

  /** Frames 0 to 2 have features 1 and 10, frames 3 to 5 features 2 and 20. */
  @Test
  void blockMayBeginAndEndInTheMiddleOfAFeatureFrame() {
    RepeatedFeatures features = new RepeatedFeatures(new float[] {1, 10, 2, 20}, 2, 3);
    assertArrayEquals(new float[] {1, 10, 2, 20, 2, 20}, read(features, 2, 3));
    assertArrayEquals(new float[] {2, 20}, read(features, 5, 1));
  }

  /** 2^31 frames are 37 hours at 16 kHz. */
  @Test
  void framesAreCountedBeyondThoseOfAnInt() {
    int hop = 1_500_000_000;
    RepeatedFeatures features = new RepeatedFeatures(new float[] {1, 2, 3, 4}, 1, hop);
    assertArrayEquals(new float[] {2, 3}, read(features, 2L * hop - 1, 2));
    assertArrayEquals(new float[] {4}, read(features, 4L * hop - 1, 1));
    UserError error = assertThrows(UserError.class, () -> read(features, 4L * hop - 1, 2));
    assertEquals(
        "the local conditioning ends after 6000000000 audio frames, but frame 6000000000 is asked"
            + " for; give longer features or ask for less sound",
        error.getMessage());
  }
}
