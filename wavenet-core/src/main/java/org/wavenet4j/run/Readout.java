package org.wavenet4j.run;

import org.wavenet4j.UsageError;
import org.wavenet4j.model.WaveNetSpec;

/**
 * What of each sample's distribution becomes sound. A network hears the drawn sample in any case.
 */
public enum Readout {
  /** The drawn sample. */
  DRAWN,

  /**
   * The distribution's mean: what is drawn, without the noise of the draw and of the codes. For
   * networks that start from a prediction, whose outputs are amplitudes.
   */
  MEAN;

  /** The mean where a network knows the tones of its notes, the drawn sample elsewhere. */
  public static Readout usualFor(WaveNetSpec spec) {
    return spec.tones().isPresent() ? MEAN : DRAWN;
  }

  /**
   * Refuses what a network has not.
   *
   * @throws UsageError if the mean is wanted of a network whose outputs are no amplitudes
   */
  void check(WaveNetSpec spec) {
    if (this == MEAN && spec.prediction().isEmpty()) {
      throw new UsageError(
          "readout: mean, expected drawn: this network starts from no prediction, so its outputs"
              + " are codes and not amplitudes");
    }
  }
}
