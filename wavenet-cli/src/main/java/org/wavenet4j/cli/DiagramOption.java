package org.wavenet4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.UsageError;
import org.wavenet4j.cli.diagram.ReceptiveFieldDiagram;
import org.wavenet4j.model.ModelFile;
import org.wavenet4j.model.ReceptiveField;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.train.recipe.RecipeReader;
import picocli.CommandLine.Option;

/** A picture of a network instead of words. */
final class DiagramOption {
  private static final String NAME = "--diagram";
  private static final String EXTENSION = ".svg";

  @Option(
      names = NAME,
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "OUT.svg",
      description =
          "Draw the receptive field of a model or of a recipe (.yaml) instead (default: into the"
              + " current folder, under the file's name).")
  private @Nullable String file;

  boolean given() {
    return file != null;
  }

  /**
   * Checks the name that was given, if any. What stands behind the option is taken for it, so it
   * must not be another file that a person meant to look at.
   */
  void check() {
    if (file != null && !file.isEmpty() && !file.endsWith(EXTENSION)) {
      throw new UsageError(
          "%s: %s, expected a name that ends in %s; what is to be drawn comes first, as in: wavenet info %s %s"
              .formatted(NAME, file, EXTENSION, file, NAME));
    }
  }

  /** Draws, and tells where. */
  void draw(Path network, Shell shell, boolean json) throws IOException {
    WaveNetSpec spec = spec(network);
    ReceptiveField field = spec.receptiveField();
    Path target = target(network);
    try (OutputFile output = new OutputFile(target)) {
      output.complete(ReceptiveFieldDiagram.svg(spec));
    }
    if (json) {
      JsonAnswer.print(
          shell.out(),
          out -> {
            out.writeStringField("type", "diagram");
            out.writeStringField("file", target.toString());
            InfoCommand.write(field, out);
          });
    } else {
      InfoCommand.print(field, shell.out());
      shell.out().printf(Locale.ROOT, "diagram          %s (open it in a browser)%n", target);
    }
  }

  private static WaveNetSpec spec(Path network) {
    if (Files.isDirectory(network)) {
      throw new UsageError(NAME + ": " + network + " is a folder, expected a model or a recipe");
    }
    String name = String.valueOf(network.getFileName());
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? RecipeReader.read(network, List.of()).model()
        : ModelFile.read(network).spec();
  }

  private Path target(Path network) {
    return Path.of(
        file == null || file.isEmpty() ? UnnamedFile.after(network, EXTENSION, "", NAME) : file);
  }
}
