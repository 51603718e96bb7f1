package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/**
 * A file that is written under a temporary name beside its own and renamed once it is complete, so
 * that what was there before is never lost to half a file. What is no regular file, as a pipe, is
 * written as it is.
 */
final class OutputFile implements AutoCloseable {
  private final String name;
  private final Path file;
  private final Path written;

  /**
   * Checks that the file can be made, before any work is done for it.
   *
   * @throws UserError if it is a folder, in a folder that cannot be made or written, or a link to
   *     what is not there
   */
  OutputFile(Path path) throws IOException {
    this.name = path.toString();
    if (Files.isDirectory(path)) {
      throw new UserError(path + ": is a folder, expected the name of a file to write");
    }
    if (Files.isSymbolicLink(path) && Files.notExists(path)) {
      // Replacing the link would lose it, and what it names may be a disk that is not mounted.
      throw new UserError(
          "%s: is a link to %s, which is not there; make that, or give another name"
              .formatted(path, Files.readSymbolicLink(path)));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // Not its real path: what a shell's >(command) names is a link to no other path.
      this.file = path;
      this.written = path;
    } else {
      // A link stays a link: what it points to is replaced.
      this.file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      this.written =
          file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
      create();
    }
  }

  private void create() throws IOException {
    Path folder = file.resolveSibling("");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(written);
      Files.createFile(written);
    } catch (IOException e) {
      throw new UserError(
          "%s: cannot be written, no file can be made in %s (%s)"
              .formatted(name, folder, IoReason.of(e)),
          e);
    }
  }

  /** Where to write until {@link #complete}. */
  Path path() {
    return written;
  }

  /**
   * Writes all of it, and gives the file its name.
   *
   * @throws UserError if it cannot be written
   */
  void complete(String text) {
    try {
      Files.writeString(written, text);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
    complete();
  }

  /**
   * Gives the complete file its name.
   *
   * @throws UserError if that cannot be done
   */
  void complete() {
    if (!written.equals(file)) {
      try {
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw cannotBeWritten(e);
      }
    }
  }

  private UserError cannotBeWritten(IOException e) {
    return new UserError("%s: cannot be written (%s)".formatted(name, IoReason.of(e)), e);
  }

  /** Removes what was not completed. */
  @Override
  public void close() throws IOException {
    if (!written.equals(file)) {
      Files.deleteIfExists(written);
    }
  }
}
