package org.wavenet4j.run;

import java.util.Locale;

/**
 * Where and how generated sound has run away from what its training sound is like.
 *
 * @param kind what it has become
 * @param frame samples generated until it was noticed
 * @param frames how long it had lasted then
 * @param sampleRateHz of the sound
 * @param measured level in dBFS, amplitude or roughness, as {@code kind} says
 * @param expected what training sound has at most, see {@code kind}
 * @param fromTraining whether {@code expected} is of training sound; otherwise it is of most sound
 */
public record Runaway(
    Kind kind,
    long frame,
    long frames,
    int sampleRateHz,
    double measured,
    double expected,
    boolean fromTraining) {
  /** What sound can run away into. */
  public enum Kind {
    /** Too quiet for too long: level, and the longest quiet stretch in seconds. */
    SILENCE("silence (%.0f dBFS for %.1f s, %s is silent for at most %.1f s)"),
    /** One code for too long: its amplitude, and the longest run of one in seconds. */
    STUCK_CODE("one code stuck (amplitude %.4f for %.1f s, %s keeps one for at most %.1f s)"),
    /** Loud and as rough as noise: roughness, and the highest of loud windows. */
    NOISE("noise (roughness %.2f for %.1f s, %s has at most %.2f where it is loud)"),
    /** Louder than ever: level, and the highest in dBFS. */
    TOO_LOUD("too loud (%.0f dBFS for %.1f s, %s has at most %.0f dBFS)"),
    /** Far from the middle: mean, and the greatest absolute mean of a window. */
    OFFSET("stuck off the middle (a mean of %.2f for %.1f s, %s has at most %.2f)");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** Where it was noticed, in seconds. */
  public double atSeconds() {
    return (double) frame / sampleRateHz;
  }

  /** One line without an end: where, what, and what was expected. */
  public String text() {
    String sound = fromTraining ? "training sound" : "most sound";
    String what =
        String.format(
            Locale.ROOT, kind.text, measured, (double) frames / sampleRateHz, sound, expected);
    return String.format(Locale.ROOT, "runaway at %.1f s: %s", atSeconds(), what);
  }
}
