package org.wavenet4j.cli.doctor;

import java.util.Locale;

/**
 * What was found about one thing that the command needs or could use.
 *
 * @param name of the thing, in a word or two
 * @param found in a line
 * @param fix what to do about it, in a line; empty where all is good and nowhere else
 */
public record Finding(Level level, String name, String found, String fix) {
  /** How bad it is. */
  public enum Level {
    /** Nothing to do. */
    GOOD,
    /** All works; something could be faster, or is not there for those who want it. */
    NOTE,
    /** Something will fail. */
    PROBLEM;

    /** In lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that whatever is not good has its fix. */
  public Finding {
    if ((level == Level.GOOD) != fix.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: a %s with the fix \"%s\"".formatted(name, level.label(), fix));
    }
  }

  static Finding good(String name, String found) {
    return new Finding(Level.GOOD, name, found, "");
  }

  static Finding note(String name, String found, String fix) {
    return new Finding(Level.NOTE, name, found, fix);
  }

  static Finding problem(String name, String found, String fix) {
    return new Finding(Level.PROBLEM, name, found, fix);
  }
}
