package org.wavenet4j.cli.doctor;

import java.nio.file.Path;

/** What helps where native libraries do not load. */
final class NativeFix {
  private NativeFix() {}

  /**
   * In a line.
   *
   * @param command that tells more
   * @param cache where native libraries are unpacked
   */
  static String text(String command, Path cache) {
    return "They are unpacked into %s: is there room, may programs run from there? Remove it, then see what `%s` says."
        .formatted(cache, command);
  }
}
