package org.wavenet4j.cli;

import static org.wavenet4j.cli.MessageCases.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Calls of {@code train}, {@code tune} and {@code demo} that come to a message. */
final class TrainingMessageCases {
  static final String RECIPE = "../configs/debug-tiny.yaml";

  private final Path folder;
  private final String[] settings;
  private final String recipe;

  TrainingMessageCases(MessageFiles files) throws IOException {
    this.folder = files.folder();
    this.settings = settings(files.corpus());
    this.recipe = recipe(RECIPE, files.corpus());
  }

  /** That train the recipe on a corpus of the tiny model's rate, for a step. */
  static String[] settings(Path corpus) {
    return new String[] {
      "--set", "corpus=" + corpus,
      "--set", "model.sampleRateHz=" + TinyModel.SAMPLE_RATE_HZ,
      "--set", "training.steps=1"
    };
  }

  /** The text of a debug recipe with these settings. */
  static String recipe(String file, Path corpus) throws IOException {
    return Files.readString(Path.of(file))
        .replace("corpus: corpora/debug-tiny", "corpus: " + corpus)
        .replace("sampleRateHz: 16000", "sampleRateHz: " + TinyModel.SAMPLE_RATE_HZ)
        .replace("localHopFrames: 64", "localHopFrames: 16")
        .replace("steps: 60", "steps: 1");
  }

  Stream<Provocation> all() throws IOException {
    Path begun = begun("begun");
    Path blocked = begun("blocked");
    Files.createDirectory(blocked.resolve(".lock")); // as a disk that fails has it
    Path search = search();
    Files.createDirectories(folder.resolve("search/.lock"));
    Path run = Files.createDirectories(folder.resolve("run"));
    Path samples = Files.writeString(run.resolve("samples"), "in the way");
    Path sound = samples.resolve("generated.wav");
    Path home = project();
    Path nowhere = Files.createDirectory(folder.resolve("nowhere"));
    return Stream.of(
        Provocation.of("--frames", "bench", "train", "--frames", "0"),
        Provocation.of("--frames", "bench", "train", "--frames", "2000000000"),
        Provocation.of("--minutes", "train", RECIPE, "--minutes", "0"),
        Provocation.of("--minutes", "train", RECIPE, "--minutes", "1", "--resume"),
        Provocation.of(RECIPE, with(train(begun), "--resume", "--set", "training.batch=3")),
        Provocation.of(blocked, with(train(blocked), "--resume")),
        Provocation.of(samples, train(run)),
        new Provocation(sound.toString(), () -> resumedBehind(sound, run)),
        Provocation.of(
            folder.resolve("search"),
            with(new String[] {"tune", search.toString(), "--out", folder + "/search"}, settings)),
        Provocation.of("--minutes", "demo", "--minutes", "0"),
        demo(home, begun, begun),
        demo(nowhere, nowhere.resolve(DemoCommand.MANIFEST), nowhere.resolve("run")),
        demo(home, home.resolve(ShippedModel.NOTES_FILE), home.resolve("run")));
  }

  private String[] train(Path run) {
    return with(new String[] {"train", RECIPE, "--run", run.toString()}, settings);
  }

  private static Provocation demo(Path home, Path where, Path out) {
    String[] call = Provocation.verbose("demo", "--out", out.toString());
    return new Provocation(where.toString(), () -> Captured.at(home, call));
  }

  /** A run of that recipe with a checkpoint, which is not read. */
  private Path begun(String name) throws IOException {
    Path run = folder.resolve(name);
    Files.createDirectories(run.resolve("checkpoints"));
    Files.writeString(run.resolve("checkpoints/step-000000001.safetensors"), "");
    Files.writeString(run.resolve("recipe.yaml"), recipe);
    return run;
  }

  private Path search() throws IOException {
    return Files.writeString(
        folder.resolve("search-messages.yaml"),
        """
        name: messages
        recipe: '%s'
        seed: 1
        generator: {type: grid, points: 2}
        budget: {steps: 6}
        spaces:
          training.learningRate.peak: {choice: [0.01, 0.001]}
        """
            .formatted(Path.of(RECIPE).toAbsolutePath()));
  }

  /** A project whose model that ships is told no notes. */
  private Path project() throws IOException {
    Path home = Files.createDirectory(folder.resolve("project"));
    TinyProject.write(home);
    TinyModel.write(
        Files.createDirectory(home.resolve("models")).resolve("piano.safetensors"), 0.3);
    return home;
  }

  /** Of a run that is trained, with a folder in place of a sound. */
  private Captured resumedBehind(Path sound, Path run) {
    try {
      Files.delete(sound.getParent());
      Files.createDirectories(sound);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Captured.run(Provocation.verbose(with(train(run), "--resume")));
  }
}
