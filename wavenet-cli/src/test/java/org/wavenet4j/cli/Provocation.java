package org.wavenet4j.cli;

import java.util.function.Supplier;

/**
 * A call that a person can get wrong, or that the world does.
 *
 * @param where what the message begins with: an option, a file, a command
 * @param call makes it, with {@code --verbose}, so that the place in the code is told as well
 */
record Provocation(String where, Supplier<Captured> call) {
  static Provocation of(Object where, String... arguments) {
    return new Provocation(where.toString(), () -> Captured.run(verbose(arguments)));
  }

  /** The arguments of a call that tells where it failed. */
  static String[] verbose(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "--verbose";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  Told told() {
    return Told.of(where, call.get());
  }
}
