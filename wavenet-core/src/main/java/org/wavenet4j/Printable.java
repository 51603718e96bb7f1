package org.wavenet4j;

import java.util.regex.Pattern;

/** Text that may come from a stranger as a part of a message: short, and harmless to a terminal. */
public final class Printable {
  private static final int MOST_CHARACTERS = 40;
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");
  private static final Pattern UNPRINTABLE_IN_LINES = Pattern.compile("(?!\\r?\\n)\\p{C}");

  private Printable() {}

  /** The first 40 characters on one line, with a question mark for each that cannot be printed. */
  public static String of(String text) {
    return of(text, MOST_CHARACTERS);
  }

  /** The same, of at most so many characters. */
  public static String of(String text, int most) {
    String start = text.length() > most ? text.substring(0, most) + "..." : text;
    return UNPRINTABLE.matcher(start).replaceAll("?");
  }

  /** Whether the text is on one line and has no character that cannot be printed. */
  public static boolean is(String text) {
    return !UNPRINTABLE.matcher(text).find();
  }

  /** All of the text, in its lines. */
  static String lines(String text) {
    return UNPRINTABLE_IN_LINES.matcher(text).replaceAll("?");
  }
}
