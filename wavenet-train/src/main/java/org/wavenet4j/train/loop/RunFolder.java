package org.wavenet4j.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavenet4j.IoReason;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;

/**
 * The files of one run.
 *
 * @param path the run's folder
 */
public record RunFolder(Path path) {
  /**
   * Makes the folder, where it is not there yet.
   *
   * @throws UserError if it cannot be made
   */
  public void create() {
    try {
      Files.createDirectories(checkpoints());
    } catch (IOException e) {
      throw new UserError(path + ": no run can be kept there (" + IoReason.of(e) + ")", e);
    }
  }

  /** Whether there is something to go on from, and to lose. */
  public boolean hasCheckpoint() {
    // Not the temporary file of a first checkpoint that was never completed.
    return CheckpointStore.isThereAny(checkpoints());
  }

  /**
   * Looks that there is nothing to lose.
   *
   * @throws UsageError if there is
   */
  public void requireNoRun() {
    if (hasCheckpoint()) {
      throw new UsageError(
          "%s: holds a run already. To go on with it: add --resume. To start another: --run DIR, or remove it."
              .formatted(path));
    }
  }

  /** The recipe as resolved: defaults, {@code --set} and {@code --minutes} included. */
  public Path recipeFile() {
    return path.resolve("recipe.yaml");
  }

  /**
   * What each key sounds like, where the network is to expect that; fitted before the first step.
   */
  public Path tonesFile() {
    return checkpoints().resolve("tones.safetensors");
  }

  /** One JSON object a report; see {@link TrainingReport}. */
  public Path logFile() {
    return path.resolve("log.jsonl");
  }

  /** The newest checkpoints and the best. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Generated sound. */
  public Path samples() {
    return path.resolve("samples");
  }

  /** The best weight average, as {@code wavenet generate} takes it. */
  public Path modelFile() {
    return path.resolve("model.safetensors");
  }

  /** The run for a person to read. */
  public Path reportFile() {
    return path.resolve("report.html");
  }
}
