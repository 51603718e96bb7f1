package org.wavenet4j.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times within a piece as people write them: {@code 90}, {@code 1:30}, {@code 1:01:30.5}. */
final class ClockTime implements ITypeConverter<Double> {
  private static final Pattern TIME =
      Pattern.compile(
          "(?:(?:(\\d{1,3}):(?=\\d\\d:))?(\\d{1,4}):(?=\\d\\d))?(\\d{1,6}(?:\\.\\d+)?)");
  private static final int SIXTY = 60;

  /** Seconds, at least 0. */
  @Override
  public Double convert(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw wrong(text);
    }
    double hours = number(time.group(1));
    double minutes = number(time.group(2));
    double seconds = number(time.group(3));
    boolean secondsFit = time.group(2) == null || seconds < SIXTY;
    boolean minutesFit = time.group(1) == null || minutes < SIXTY;
    if (!secondsFit || !minutesFit) {
      throw wrong(text);
    }
    return (hours * SIXTY + minutes) * SIXTY + seconds;
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException(
        "'" + text + "' is no time, expected seconds, m:ss or h:mm:ss, as 90, 1:30 or 1:01:30.5");
  }
}
