package org.wavenet4j.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import org.wavenet4j.audio.Playback;

/**
 * Where a command runs: everything it shares with the process around it, so that tests can give it
 * another.
 *
 * @param out results, and nothing else: a program may be reading them
 * @param err progress and problems
 * @param terminal whether a person sees {@code err} on a screen whose last line can be rewritten
 * @param command what a person types to run the command, as {@code ./wavenet}
 * @param home folder with what comes with the project: {@code configs/}, {@code datasets/}, {@code
 *     models/}
 * @param loudspeaker where sound is played
 */
record Shell(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    String command,
    Path home,
    Playback.Lines loudspeaker) {
  private static final List<Path> SHIPPED =
      List.of(Path.of("configs"), Path.of("datasets"), Path.of("models"));

  /** With the sound devices of this machine. */
  Shell(PrintStream out, PrintStream err, boolean terminal, String command, Path home) {
    this(out, err, terminal, command, home, AudioSystem::getSourceDataLine);
  }

  /** The one of this process. */
  static Shell ofProcess() {
    return new Shell(
        System.out,
        System.err,
        isTerminal(),
        System.getProperty("wavenet.command", "wavenet"),
        Path.of(System.getProperty("wavenet.home", "")));
  }

  /**
   * The launcher tells ({@code wavenet.terminal}): Java sees whether input and output are a
   * terminal, and from 22 on not even that without more ado, but not where messages go.
   */
  private static boolean isTerminal() {
    return Boolean.getBoolean("wavenet.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  /** A progress line of that name on {@code err}. */
  ProgressLine progress(String name) {
    return new ProgressLine(name, err, terminal, System::nanoTime);
  }

  /**
   * The file itself, or the one that comes with the project where only that has it: examples as
   * {@code configs/piano-small.yaml} are right in any folder.
   */
  Path orShipped(Path file) {
    Path shipped = home.resolve(file);
    return SHIPPED.stream().anyMatch(file::startsWith)
            && !Files.exists(file)
            && Files.exists(shipped)
        ? shipped
        : file;
  }

  /** What to type to run the command with those arguments. */
  String commandLine(Object... arguments) {
    StringBuilder line = new StringBuilder(quoted(command));
    for (Object argument : arguments) {
      line.append(' ').append(quoted(argument.toString()));
    }
    return line.toString();
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:\\\\=,@+~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
