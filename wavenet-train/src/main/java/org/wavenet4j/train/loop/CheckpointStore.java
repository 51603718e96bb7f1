package org.wavenet4j.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;

/** The checkpoints of a run: the newest few and the best one. */
final class CheckpointStore {
  private static final String PREFIX = "step-";
  private static final String SUFFIX = ".safetensors";

  private final Path folder;
  private final int keep;

  CheckpointStore(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /** Whether a run's folder has any but the best. */
  static boolean isThereAny(Path folder) {
    return !newestFirst(folder).isEmpty();
  }

  /** Writes a checkpoint under its step, then removes those that are not among the newest. */
  void save(Checkpoint checkpoint) {
    // Zeros in front keep the files in order by name, as a person lists them.
    checkpoint.write(
        folder.resolve("%s%09d%s".formatted(PREFIX, checkpoint.progress().step(), SUFFIX)));
    newestFirst(folder).stream().skip(keep).forEach(CheckpointStore::delete);
  }

  /** Replaces the best checkpoint. */
  void saveBest(Checkpoint checkpoint) {
    checkpoint.write(bestFile());
  }

  Path bestFile() {
    return folder.resolve("best" + SUFFIX);
  }

  /** Removes checkpoints after a step: a run that goes on from there comes by again. */
  void deleteAfter(long step) {
    newestFirst(folder).stream().filter(file -> step(file) > step).forEach(CheckpointStore::delete);
  }

  /**
   * The newest checkpoint that can be read; those that cannot are told and passed over.
   *
   * @param warnings receives a sentence for each that is damaged
   * @return empty before the first
   * @throws UserError if there are some and all are damaged: starting over would replace the model
   */
  Optional<Checkpoint> newest(Consumer<String> warnings) {
    Optional<UserError> last = Optional.empty();
    for (Path file : newestFirst(folder)) {
      try {
        return Optional.of(Checkpoint.read(file));
      } catch (UserError e) {
        warnings.accept("Passing over a checkpoint. " + e.getMessage());
        last = Optional.of(e);
      }
    }
    if (last.isPresent()) {
      throw new UserError(
          folder + ": none of its checkpoints can be read; to train anew, give another --run",
          last.get());
    }
    return Optional.empty();
  }

  private static List<Path> newestFirst(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> step(file) >= 0)
          .sorted(Comparator.comparingLong(CheckpointStore::step).reversed())
          .toList();
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be listed (" + IoReason.of(e) + ")", e);
    }
  }

  /** The step in a checkpoint's name; -1 for any other file. */
  private static long step(Path file) {
    String name = file.getFileName().toString();
    if (!name.matches(PREFIX + "\\d{1,18}" + SUFFIX)) {
      return -1;
    }
    return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be removed (" + IoReason.of(e) + ")", e);
    }
  }
}
