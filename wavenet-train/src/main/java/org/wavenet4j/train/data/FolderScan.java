package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;

/**
 * Finds files in a folder and the folders in it. What begins with a dot is not looked at: such
 * files are other systems' bookkeeping, as macOS's {@code ._take.wav}.
 */
final class FolderScan extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final Path excluded;
  private final Predicate<Path> wanted;
  private final Map<String, Path> found = new TreeMap<>();

  private FolderScan(Path folder, Path excluded, Predicate<Path> wanted) {
    this.folder = folder;
    this.excluded = excluded;
    this.wanted = wanted;
  }

  /**
   * The wanted files by name: the path inside the folder, separated by /, in Unicode's form NFC.
   *
   * @param excluded a folder that is not looked into: the corpus, which may lie among its sources
   * @param kinds what messages call the wanted files
   * @throws UserError if the folder cannot be read or holds no such file
   */
  static Map<String, Path> scan(Path folder, Path excluded, Predicate<Path> wanted, String kinds) {
    if (!Files.isDirectory(folder)) {
      throw new UserError(folder + ": no such folder, expected the folder of the recordings");
    }
    try {
      Path root = folder.toRealPath();
      FolderScan scan = new FolderScan(root, real(excluded), wanted);
      if (root.equals(scan.excluded)) {
        throw new UsageError(
            folder + ": is the folder of the recordings itself, expected another folder as --out");
      }
      Files.walkFileTree(root, scan);
      if (scan.found.isEmpty()) {
        throw new UserError("%s: holds no %s".formatted(folder, kinds));
      }
      return scan.found;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static UserError unreadable(Path folder, IOException e) {
    return new UserError("%s: cannot be read (%s)".formatted(folder, IoReason.of(e)), e);
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
    boolean there = Files.isRegularFile(file) || Files.notExists(file);
    if (there && !hidden(file) && wanted.test(file)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      found.put(Normalizer.normalize(name, Normalizer.Form.NFC), file);
    }
    return FileVisitResult.CONTINUE;
  }
}
