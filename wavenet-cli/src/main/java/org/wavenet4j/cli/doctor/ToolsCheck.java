package org.wavenet4j.cli.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Programs beside this one; those who do not miss them do not need them.
 *
 * @param builds whether wavenet is started from sources, which takes Maven
 * @param maven whether it is there
 * @param player of a WAV file from a pipe
 */
record ToolsCheck(boolean builds, boolean maven, Optional<String> player) {
  private static final String NAME = "tools";
  private static final List<String> PLAYERS = List.of("aplay", "pw-play", "ffplay", "play");
  private static final List<String> ENDINGS = List.of("", ".exe", ".cmd", ".bat");

  static ToolsCheck ofMachine(boolean builds) {
    Predicate<String> installed = ToolsCheck::installed;
    return new ToolsCheck(
        builds, installed.test("mvn"), PLAYERS.stream().filter(installed).findFirst());
  }

  /** Whether there is such a program on the {@code PATH}. */
  static boolean installed(String program) {
    String path = System.getenv("PATH");
    if (path == null) {
      return false;
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String ending : ENDINGS) {
        try {
          Path file = Path.of(folder, program + ending);
          if (Files.isRegularFile(file) && Files.isExecutable(file)) {
            return true;
          }
        } catch (InvalidPathException e) {
          // Whatever stands in the variable, no program lies there.
        }
      }
    }
    return false;
  }

  Finding finding() {
    List<String> found = new ArrayList<>();
    List<String> fixes = new ArrayList<>();
    if (builds && maven) {
      found.add("mvn");
    } else if (builds) {
      found.add("no mvn: wavenet cannot build itself where a source is newer");
      fixes.add("Install Maven 3.8.7 or newer and put mvn on the PATH.");
    }
    if (player.isPresent()) {
      found.add(player.get());
    } else {
      found.add("no player for --out - (" + String.join(", ", PLAYERS) + ")");
      fixes.add("To listen through a pipe, install one, as aplay of alsa-utils.");
    }
    return fixes.isEmpty()
        ? Finding.good(NAME, String.join(", ", found))
        : Finding.note(NAME, String.join("; ", found), String.join(" ", fixes));
  }
}
