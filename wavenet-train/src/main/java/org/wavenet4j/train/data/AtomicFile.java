package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are there as a whole or not at all: written under a temporary name beside their place,
 * forced to the disk, then renamed.
 */
final class AtomicFile {
  private static final String SUFFIX = ".tmp";

  private AtomicFile() {}

  /** The name under which {@code file} is written. */
  static Path temporary(Path file) {
    return file.resolveSibling("." + file.getFileName() + SUFFIX);
  }

  /** Whether a file is what an interrupted writer left. */
  static boolean isLeftOver(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  /** Replaces {@code file} with {@code bytes}. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path temporary = temporary(file);
    Files.write(temporary, bytes);
    publish(temporary, file);
  }

  /** Forces a complete temporary file to the disk and gives it its name. */
  static void publish(Path temporary, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems; a reader may see no file for a moment, never half a file.
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
