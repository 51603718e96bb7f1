package org.wavenet4j.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static final Constraints ALL =
      new Constraints(
          OptionalInt.of(10_000),
          OptionalDouble.of(5),
          OptionalDouble.of(20),
          OptionalDouble.of(1.5));

  private static Optional<String> refusal(long parameters, double fieldMs, double speed) {
    return ALL.refusal(new NetworkFacts(parameters, fieldMs, OptionalDouble.of(speed)));
  }

  @Test
  void eachBoundRefusesAndTellsBothNumbers() {
    assertEquals(Optional.empty(), refusal(10_000, 5, 1.5));
    assertEquals(Optional.empty(), refusal(1, 20, 9));
    assertEquals(
        Optional.of("10,001 parameters, at most 10,000 are allowed"), refusal(10_001, 5, 1.5));
    assertEquals(
        Optional.of("a receptive field of 4.9 ms, at least 5.0 are wanted"), refusal(1, 4.9, 1.5));
    assertEquals(
        Optional.of("a receptive field of 20.1 ms, at most 20.0 are allowed"),
        refusal(1, 20.1, 1.5));
    assertEquals(
        Optional.of("1.49 times real time, at least 1.50 are wanted"), refusal(1, 5, 1.49));
  }

  @Test
  void speedBindsOnlyOnceItIsMeasured() {
    assertEquals(Optional.empty(), ALL.refusal(new NetworkFacts(1, 5, OptionalDouble.empty())));
  }

  @Test
  void withoutConstraintsNothingIsRefused() {
    assertEquals(
        Optional.empty(),
        Constraints.NONE.refusal(
            new NetworkFacts(Integer.MAX_VALUE, 1e9, OptionalDouble.of(1e-9)).measured(1e-9)));
  }
}
