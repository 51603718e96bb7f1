package org.wavenet4j.train.search;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.wavenet4j.Range;

/**
 * What a network must keep to be trained at all; what is empty does not bind.
 *
 * @param mostParameters weights of the network, at least 1
 * @param leastReceptiveFieldMs how far it hears back, above 0
 * @param mostReceptiveFieldMs the same, from above
 * @param leastTimesRealTime how fast one stream is generated on this machine, above 0
 */
public record Constraints(
    OptionalInt mostParameters,
    OptionalDouble leastReceptiveFieldMs,
    OptionalDouble mostReceptiveFieldMs,
    OptionalDouble leastTimesRealTime) {
  /** Nothing binds. */
  public static final Constraints NONE =
      new Constraints(
          OptionalInt.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /** Checks the bounds. */
  public Constraints {
    mostParameters.ifPresent(most -> Range.check("mostParameters", most, 1, Integer.MAX_VALUE));
    checkAboveZero("leastReceptiveFieldMs", leastReceptiveFieldMs);
    checkAboveZero("mostReceptiveFieldMs", mostReceptiveFieldMs);
    checkAboveZero("leastTimesRealTime", leastTimesRealTime);
    if (leastReceptiveFieldMs.orElse(0) > mostReceptiveFieldMs.orElse(Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "mostReceptiveFieldMs: %s, expected at least leastReceptiveFieldMs, which is %s"
              .formatted(mostReceptiveFieldMs.orElse(0), leastReceptiveFieldMs.orElse(0)));
    }
  }

  private static void checkAboveZero(String name, OptionalDouble value) {
    value.ifPresent(number -> Range.check(name, number, number > 0, "above 0"));
  }

  /** Why a network is not to be trained, if it is not; its speed binds once it is known. */
  Optional<String> refusal(NetworkFacts facts) {
    double fieldMs = facts.receptiveFieldMs();
    if (facts.parameters() > mostParameters.orElse(Integer.MAX_VALUE)) {
      return told(
          "%,d parameters, at most %,d are allowed", facts.parameters(), mostParameters.orElse(0));
    }
    if (fieldMs < leastReceptiveFieldMs.orElse(0)) {
      return told(
          "a receptive field of %.1f ms, at least %.1f are wanted",
          fieldMs, leastReceptiveFieldMs.orElse(0));
    }
    if (fieldMs > mostReceptiveFieldMs.orElse(Double.MAX_VALUE)) {
      return told(
          "a receptive field of %.1f ms, at most %.1f are allowed",
          fieldMs, mostReceptiveFieldMs.orElse(0));
    }
    double speed = facts.timesRealTime().orElse(Double.MAX_VALUE);
    if (speed < leastTimesRealTime.orElse(0)) {
      return told(
          "%.2f times real time, at least %.2f are wanted", speed, leastTimesRealTime.orElse(0));
    }
    return Optional.empty();
  }

  private static Optional<String> told(String format, Object... values) {
    return Optional.of(String.format(Locale.ROOT, format, values));
  }
}
