package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.wavenet4j.UserError;

/**
 * A file that is written under a temporary name beside its own and renamed once it is complete, so
 * that what was there before is never lost to half a file. What is no regular file, as a pipe, is
 * written as it is.
 */
final class OutputFile implements AutoCloseable {
  private final Path file;
  private final Path written;

  /**
   * Checks that the file can be made, before any work is done for it.
   *
   * @throws UserError if it is a folder, or in a folder that cannot be made or written
   */
  OutputFile(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new UserError(path + ": is a folder, expected the name of a file to write");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // Not its real path: what a shell's >(command) names is a link to no other path.
      this.file = path;
      this.written = path;
    } else {
      // A link stays a link: what it points to is replaced.
      this.file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Files.createDirectories(file.resolveSibling(""));
      this.written =
          file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
      create();
    }
  }

  private void create() throws IOException {
    Files.deleteIfExists(written);
    try {
      Files.createFile(written);
    } catch (IOException e) {
      throw new UserError(
          file + ": cannot be written, no file can be made in " + file.getParent(), e);
    }
  }

  /** Where to write until {@link #complete}. */
  Path path() {
    return written;
  }

  /** Gives the complete file its name. */
  void complete() throws IOException {
    if (!written.equals(file)) {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was not completed. */
  @Override
  public void close() throws IOException {
    if (!written.equals(file)) {
      Files.deleteIfExists(written);
    }
  }
}
