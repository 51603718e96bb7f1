package org.wavenet4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where sound goes. */
final class OutputOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.wav",
      description = "Where to write; - for standard output.")
  private @Nullable String out;

  @Option(names = "--play", description = "Play it while it is made.")
  private boolean play;

  /** Whether a place was named. */
  boolean given() {
    return out != null || play;
  }

  /** The file, where one was named. */
  Optional<Path> file() {
    return out == null || SoundDelivery.STANDARD_OUTPUT.equals(out)
        ? Optional.empty()
        : Optional.of(Path.of(out));
  }

  /**
   * To the places that were named.
   *
   * @throws org.wavenet4j.UsageError if none was
   */
  SoundDelivery delivery(Shell shell) {
    return new SoundDelivery(shell, out, play);
  }
}
