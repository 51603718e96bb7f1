package org.wavenet4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UserError;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.ModelFile;

/** The models of a piano that come with the project, each taken where no other is named. */
enum ShippedModel {
  /** Plays notes. */
  NOTES(ShippedModel.NOTES_FILE, "piano-midi-small"),
  /** Is told nothing, and goes on from what it heard. */
  UNCONDITIONAL(ShippedModel.UNCONDITIONAL_FILE, "piano-small");

  /** Where the first lies in the project's folder. */
  static final String NOTES_FILE = "models/piano.safetensors";

  /** Where the second lies in the project's folder. */
  static final String UNCONDITIONAL_FILE = "models/piano-unconditional.safetensors";

  private final String file;
  private final String recipe;

  /**
   * One.
   *
   * @param recipe name of what trains one of its kind in a quarter of an hour
   */
  ShippedModel(String file, String recipe) {
    this.file = file;
    this.recipe = recipe;
  }

  Path file(Shell shell) {
    return shell.home().resolve(file);
  }

  /**
   * The file that was named; this one where none was.
   *
   * @throws UserError if none was and this one is missing
   */
  Path orNamed(@Nullable Path named, Shell shell) {
    if (named != null) {
      return shell.orShipped(named);
    }
    Path shipped = file(shell);
    if (!Files.exists(shipped)) {
      throw new UserError(
          """
          %s: no such file, and it is the model that is taken where no other is named.
          Train one, `%s`, and name it: --model runs/%s/model.safetensors"""
              .formatted(
                  shipped, shell.commandLine("train", "configs/" + recipe + ".yaml"), recipe));
    }
    return shipped;
  }

  /**
   * The one that plays notes; empty where its file is missing.
   *
   * @param sampleRateHz of the piano that it is to stand beside
   * @throws UserError if what lies there is no such model
   */
  static Optional<Model> beside(int sampleRateHz, Shell shell) {
    Path file = NOTES.file(shell);
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
