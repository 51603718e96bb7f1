package org.wavenet4j.run;

import java.util.Optional;
import org.wavenet4j.model.SoundProfile;

/**
 * From where on sound counts as run away: what training sound has, and a margin, as no training
 * sound shows all that a model may rightly do.
 *
 * @param sound how it is
 * @param measured whether it is the model's training sound, or what no sound should overstep
 * @param restSeconds silence that this very sound is meant to have, on top
 */
record GuardLimits(SoundProfile sound, boolean measured, double restSeconds) {
  /** With the margins: 10 s of silence below -70 dBFS or of one code, loud white noise, DC. */
  private static final SoundProfile ANY =
      new SoundProfile(
          500, 1, new SoundProfile.Levels(-120, -60, -30, -12, 0), -70, 8.5, 8.5, -12, 1.3, 0.3);

  private static final double STRETCH_MARGIN_SECONDS = 1.5;
  private static final double LEVEL_MARGIN_DB = 6;
  private static final double ROUGHNESS_MARGIN = 1.25;

  /** Music is below it even in cymbals, over half a second; white noise has 2. */
  private static final double LEAST_ROUGHNESS = 1;

  private static final double OFFSET_MARGIN = 2;
  private static final double LEAST_OFFSET = 0.02;

  static GuardLimits of(Optional<SoundProfile> sound, double restSeconds) {
    return new GuardLimits(sound.orElse(ANY), sound.isPresent(), restSeconds);
  }

  double quietSeconds() {
    return restSeconds + sound.longestQuietSeconds() + STRETCH_MARGIN_SECONDS;
  }

  double repeatSeconds() {
    return restSeconds + sound.longestRepeatSeconds() + STRETCH_MARGIN_SECONDS;
  }

  /** Of loud windows. */
  double roughness() {
    return Math.max(LEAST_ROUGHNESS, ROUGHNESS_MARGIN * sound.highestRoughness());
  }

  double dbfs() {
    return sound.levels().highest() + LEVEL_MARGIN_DB;
  }

  double offset() {
    return LEAST_OFFSET + OFFSET_MARGIN * sound.highestOffset();
  }
}
