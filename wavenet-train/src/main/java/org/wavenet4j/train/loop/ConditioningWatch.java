package org.wavenet4j.train.loop;

import java.util.Locale;
import java.util.Optional;

/**
 * Notices a network that learns to do without its notes: the sound's past tells it almost all, and
 * what it generates then is any music. Says so once.
 */
final class ConditioningWatch {
  /** Bits per sample; a network that uses its notes is well above. */
  static final double LEAST_GAIN = 0.02;

  /** Notes are learned late: before this part of the steps is done, little gain means nothing. */
  private static final double FIRST_LOOK = 1 / 3.0;

  private boolean told;

  /**
   * Looks at an evaluation.
   *
   * @param step done, of {@code steps}
   * @param gain as {@link HeldOutScore#conditioningGain}
   * @return what a person should know, if it is so and was not told yet
   */
  Optional<String> look(long step, long steps, double gain) {
    if (told || step < FIRST_LOOK * steps || !(gain < LEAST_GAIN)) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "At step %d of %d the notes save only %.3f bits per sample, expected at least %.2f: the"
                + " network hardly hears them.\n"
                + "If it stays so, look whether MIDI and sound of the corpus begin together, or train"
                + " longer or with another seed.",
            step,
            steps,
            gain,
            LEAST_GAIN));
  }
}
