package org.wavenet4j.run;

import java.util.Locale;

/**
 * A generator went back to before its sound ran away, and draws anew from there.
 *
 * @param runaway what it went back from
 * @param frames how far back
 * @param attempt the how-manieth at this place, from 1
 */
public record Restart(Runaway runaway, long frames, int attempt) {
  /** One line without an end. */
  public String text() {
    return runaway.text()
        + String.format(
            Locale.ROOT,
            "; going back %.1f s, attempt %d",
            (double) frames / runaway.sampleRateHz(),
            attempt);
  }
}
