package org.wavenet4j.run;

import org.wavenet4j.UsageError;
import org.wavenet4j.model.WaveNetSpec;

/** Whether a stream's conditioning is what its network was trained with. */
final class Conditionings {
  private Conditionings() {}

  /**
   * Checks both sizes.
   *
   * @throws UsageError naming the size that is wrong
   */
  static void check(WaveNetSpec spec, LocalConditioning local, float[] global) {
    checkSize("local", local.channels(), spec.conditioning().localChannels());
    checkSize("global", global.length, spec.conditioning().globalChannels());
  }

  private static void checkSize(String which, int size, int expected) {
    if (size != expected) {
      throw new UsageError(
          "%s conditioning: size %d, expected %s, as the model was trained"
              .formatted(which, size, expected == 0 ? "none" : "size " + expected));
    }
  }
}
