package org.wavenet4j.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.UsageError;

class ThreadsTest {
  @Test
  void whatIsAskedForComesBeforeTheEnvironmentAndThatBeforeTheProcessors() {
    assertEquals(3, Threads.of("3", "5", 7).count());
    assertEquals(5, Threads.of(null, "5", 7).count());
    assertEquals(7, Threads.of(null, null, 7).count());
    assertEquals(7, Threads.of(null, "", 7).count());
    assertEquals(1024, Threads.of(null, null, 5000).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1025", "two", "4,2", "", "99999999999"})
  void aNumberOutOfRangeIsToldWithItsSource(String text) {
    UsageError error = assertThrows(UsageError.class, () -> Threads.parse("--threads", text));
    assertEquals(
        "--threads: \"%s\", expected a whole number from 1 to 1024".formatted(text),
        error.getMessage());
  }

  @Test
  void aWrongVariableIsToldBeforeNd4jStumblesOverIt() {
    UsageError error = assertThrows(UsageError.class, () -> Threads.of(null, "4,2", 7));
    assertEquals(
        "OMP_NUM_THREADS: \"4,2\", expected a whole number from 1 to 1024", error.getMessage());
  }
}
