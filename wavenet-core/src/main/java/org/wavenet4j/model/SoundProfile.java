package org.wavenet4j.model;

import org.wavenet4j.Range;

/**
 * How a network's training sound is, as the network hears it: against this, generated sound that
 * has run away into silence, a stuck code or noise is told from sound that is only soft or loud.
 * Levels are root mean squares without the mean, in dBFS; windows overlap by nine tenths.
 *
 * @param windowMs length of the windows whose levels these are
 * @param seconds of sound that was measured
 * @param levels of the windows
 * @param quietDbfs level under which a tenth of a window counts as quiet
 * @param longestQuietSeconds the longest quiet stretch
 * @param longestRepeatSeconds the longest run of one and the same code
 * @param loudDbfs level from which a window counts as loud
 * @param highestRoughness of the loud windows, 0 to 4: energy of the differences between
 *     neighbouring samples over energy of the samples; 2 for white noise
 * @param highestOffset greatest absolute mean of a window, 0 to 1
 */
public record SoundProfile(
    int windowMs,
    double seconds,
    Levels levels,
    double quietDbfs,
    double longestQuietSeconds,
    double longestRepeatSeconds,
    double loudDbfs,
    double highestRoughness,
    double highestOffset) {
  /** Stretches are bounded, as what generates in safety must keep so much sound at hand. */
  private static final double MOST_SECONDS = 3600;

  /** Checks each value. */
  public SoundProfile {
    Range.check("windowMs", windowMs, 100, 10_000);
    Range.check("seconds", seconds, seconds > 0, "above 0");
    checkLevel("quietDbfs", quietDbfs);
    checkStretch("longestQuietSeconds", longestQuietSeconds);
    checkStretch("longestRepeatSeconds", longestRepeatSeconds);
    checkLevel("loudDbfs", loudDbfs);
    Range.check(
        "highestRoughness",
        highestRoughness,
        highestRoughness >= 0 && highestRoughness <= 5,
        "0 to 5");
    Range.check("highestOffset", highestOffset, highestOffset >= 0 && highestOffset <= 1, "0 to 1");
  }

  private static void checkStretch(String name, double seconds) {
    Range.check(name, seconds, seconds >= 0 && seconds <= MOST_SECONDS, "0 to 3600");
  }

  private static void checkLevel(String name, double dbfs) {
    Range.check(name, dbfs, dbfs >= -200 && dbfs <= 10, "-200 to 10");
  }

  /**
   * Levels of windows, in dBFS.
   *
   * @param lowest of any window
   * @param low level that 5 % of the windows are below, to a decibel
   * @param median level, to a decibel
   * @param high level that 5 % of the windows are above, to a decibel
   * @param highest of any window
   */
  public record Levels(double lowest, double low, double median, double high, double highest) {
    /** Checks bounds and order. */
    public Levels {
      checkLevel("lowest", lowest);
      checkLevel("highest", highest);
      Range.check("low", low, low >= lowest, "at least the lowest");
      Range.check("median", median, median >= low, "at least the low one");
      Range.check("high", high, high >= median, "at least the median");
      Range.check("highest", highest, highest >= high, "at least the high one");
    }
  }
}
