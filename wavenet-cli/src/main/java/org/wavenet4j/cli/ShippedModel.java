package org.wavenet4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;

/** The model of a piano that comes with the project. */
final class ShippedModel {
  /** Where it lies in the project's folder. */
  static final String FILE = "models/piano.safetensors";

  private ShippedModel() {}

  static Path file(Shell shell) {
    return shell.home().resolve(FILE);
  }

  /**
   * The model; empty where the file is missing.
   *
   * @param sampleRateHz of the piano that it is to stand beside
   * @throws UserError if what lies there is no such model
   */
  static Optional<Model> beside(int sampleRateHz, Shell shell) {
    Path file = file(shell);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Model model = ModelFile.read(file);
    if (!SampleSounds.toldNotes(model.spec()) || model.spec().sampleRateHz() != sampleRateHz) {
      throw new UserError(
          """
          %s: expected a model that was trained on notes at %d Hz, as the one that ships was.
          Put that one back, or move this one away and the demo goes without."""
              .formatted(file, sampleRateHz));
    }
    return Optional.of(model);
  }
}
