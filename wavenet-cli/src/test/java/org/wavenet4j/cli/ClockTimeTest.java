package org.wavenet4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ClockTimeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "90, 90",
    "12.5, 12.5",
    "0:30, 30",
    "1:05.25, 65.25",
    "100:00, 6000",
    "1:01:30.5, 3690.5",
    "0:00:01, 1"
  })
  void timesAreReadAsPeopleWriteThem(String text, double seconds) {
    assertEquals(seconds, new ClockTime().convert(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "x", "-1", "1:5", "1:60", "1:60:00", "1:2:03", ":30", "1:", "1e3", "NaN", "1,5"
      })
  void whatIsNoTimeIsRefused(String text) {
    TypeConversionException refused =
        assertThrows(TypeConversionException.class, () -> new ClockTime().convert(text));
    assertEquals(
        "'" + text + "' is no time, expected seconds, m:ss or h:mm:ss, as 90, 1:30 or 1:01:30.5",
        refused.getMessage());
  }
}
