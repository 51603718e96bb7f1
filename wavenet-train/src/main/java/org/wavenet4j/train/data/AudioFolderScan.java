package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.train.decode.AudioDecoder;

/**
 * Finds the audio files in a folder and the folders in it. What begins with a dot is not looked at:
 * such files are other systems' bookkeeping, as macOS's {@code ._take.wav}.
 */
final class AudioFolderScan extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final Path excluded;
  private final List<PieceSource> found = new ArrayList<>();

  private AudioFolderScan(Path folder, Path excluded) {
    this.folder = folder;
    this.excluded = excluded;
  }

  /**
   * The files, in no particular order.
   *
   * @param excluded a folder that is not looked into: the corpus, which may lie among its sources
   * @throws UserError if the folder cannot be read or holds no audio file
   */
  static List<PieceSource> scan(Path folder, Path excluded) {
    if (!Files.isDirectory(folder)) {
      throw new UserError(folder + ": no such folder, expected the folder of the recordings");
    }
    try {
      Path root = folder.toRealPath();
      AudioFolderScan scan = new AudioFolderScan(root, real(excluded));
      if (root.equals(scan.excluded)) {
        throw new UsageError(
            folder + ": is the folder of the recordings itself, expected another folder as --out");
      }
      Files.walkFileTree(root, scan);
      if (scan.found.isEmpty()) {
        throw new UserError(
            folder + ": holds no audio, expected WAV, FLAC, MP3, Ogg, Opus or m4a files");
      }
      return scan.found;
    } catch (IOException e) {
      throw new UserError("%s: cannot be read (%s)".formatted(folder, IoReason.of(e)), e);
    }
  }

  private static Path real(Path path) throws IOException {
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
  }

  private static boolean hidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    boolean skipped =
        directory.equals(excluded) || (hidden(directory) && !directory.equals(folder));
    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    // A link that leads nowhere is a recording that someone misses: it is named as unreadable.
    boolean wanted = Files.isRegularFile(file) || Files.notExists(file);
    if (wanted && !hidden(file) && AudioDecoder.knows(file)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      found.add(new FilePiece(file, Normalizer.normalize(name, Normalizer.Form.NFC)));
    }
    return FileVisitResult.CONTINUE;
  }
}
