package org.wavenet4j;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file in one step: at every moment, a power failure included, there is the old file or
 * the new one, whole. Written under a temporary name beside it, brought to the disk, renamed. Two
 * writers of one file at a time are not provided for.
 */
public final class AtomicFile {
  private static final String SUFFIX = ".tmp";

  private AtomicFile() {}

  /** Writes the content of a file to a channel. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /** The name under which {@code file} is written. */
  public static Path temporary(Path file) {
    Path target = file.toAbsolutePath();
    return target.resolveSibling("." + target.getFileName() + SUFFIX);
  }

  /** Whether a file is what an interrupted writer left. */
  public static boolean isLeftOver(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  /**
   * Replaces {@code file}; whatever goes wrong, the temporary file is removed.
   *
   * @throws FileSystemException naming {@code file}, if it cannot be written
   */
  public static void write(Path file, Content content) throws IOException {
    Path temporary = temporary(file);
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(channel);
      }
      publish(temporary, file);
    } catch (IOException e) {
      throw naming(file, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A full disk tells no file, and other problems the temporary one, which nobody knows. */
  private static FileSystemException naming(Path file, IOException problem) {
    FileSystemException named =
        new FileSystemException(file.toString(), null, IoReason.of(problem));
    named.initCause(problem);
    return named;
  }

  /** Replaces {@code file} with {@code bytes}. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(
        file,
        channel -> {
          ByteBuffer rest = ByteBuffer.wrap(bytes);
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
        });
  }

  /** Brings a complete temporary file to the disk and gives it its name. */
  public static void publish(Path temporary, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path target = file.toAbsolutePath();
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems; a reader may see no file for a moment, never half a file.
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
    forceDirectory(target);
  }

  /** Brings the new name to the disk; Windows has no such call. */
  private static void forceDirectory(Path target) throws IOException {
    Path directory = target.getParent();
    if (directory != null
        && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
