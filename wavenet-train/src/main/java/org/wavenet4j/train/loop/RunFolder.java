package org.wavenet4j.train.loop;

import java.nio.file.Path;

/**
 * The files of one run.
 *
 * @param path the run's folder
 */
public record RunFolder(Path path) {
  /** The recipe as resolved: defaults, {@code --set} and {@code --minutes} included. */
  public Path recipeFile() {
    return path.resolve("recipe.yaml");
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
