package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import picocli.CommandLine.Option;

/** Where sound goes. */
final class OutputOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.wav",
      converter = FileName.class,
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
   * Looks that what is made does not take the place of what it is made from.
   *
   * @param what the input is, as {@code the model}
   * @throws UsageError if the file that was named is {@code input}
   */
  void checkIsNot(Path input, String what) throws IOException {
    Optional<Path> named = file().filter(Files::exists);
    if (named.isPresent() && Files.exists(input) && Files.isSameFile(named.get(), input)) {
      throw new UsageError("--out: %s is %s, expected another name".formatted(named.get(), what));
    }
  }

  /**
   * To the places that were named.
   *
   * @throws UsageError if none was
   */
  SoundDelivery delivery(Shell shell) {
    return new SoundDelivery(shell, out, play);
  }
}
