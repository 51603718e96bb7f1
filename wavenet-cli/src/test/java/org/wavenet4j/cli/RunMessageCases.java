package org.wavenet4j.cli;

import static org.wavenet4j.cli.MessageCases.with;
import static org.wavenet4j.cli.TrainingMessageCases.RECIPE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavenet4j.train.data.Corpus;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.CorpusItem;

/** Recipes that do not fit their corpus or the machine, and folders of runs that are none. */
final class RunMessageCases {
  static final String NOTES_RECIPE = "../configs/debug-notes.yaml";

  private final MessageFiles files;
  private final Corpus noted;

  RunMessageCases(MessageFiles files) {
    this.files = files;
    this.noted = CorpusFile.read(files.noted());
  }

  Stream<Provocation> all() throws IOException {
    return Stream.of(corpora(), machine(), runs()).flatMap(cases -> cases);
  }

  /** Corpora that a recipe cannot be trained on. */
  private Stream<Provocation> corpora() throws IOException {
    Path corpus = files.corpus();
    Path untrained = untrained();
    Path untested = files.untested();
    Path notes = recipe(files, "notes", NOTES_RECIPE, corpus);
    String conditioning = "model.conditioning";
    return Stream.of(
        Provocation.of(corpus, "train", RECIPE, "--set", "corpus=" + corpus),
        trainOn(corpus, conditioning + ".globalChannels", conditioning + ".globalChannels=4"),
        trainOn(untrained, untrained + "", "seed=1"),
        trainOn(untested, untested + "", "seed=1"),
        train(corpus + "", notes),
        train(conditioning, notes, conditioning + ".localHopFrames=8"),
        train(
            conditioning + ".localFeatures",
            notes,
            "model.tones=null",
            "training.tonePasses=0",
            conditioning + ".localFeatures=given"),
        vanishing());
  }

  /** With a piece that is gone once the corpus was looked at. */
  private Provocation vanishing() throws IOException {
    Path recipe = recipe(files, "vanishing", RECIPE, noted.folder());
    Path audio = noted.folder().resolve(noted.items().get(0).audioFile());
    byte[] sound = Files.readAllBytes(audio);
    String[] call = call(recipe);
    return new Provocation(
        audio + "",
        () -> {
          try {
            return Captured.meanwhile("Computing with", () -> delete(audio), call);
          } finally {
            files.write(files.folder().relativize(audio).toString(), sound);
          }
        });
  }

  /** All that a corpus of tones has is for validation. */
  private Path untrained() {
    String names = noted.items().stream().map(CorpusItem::source).collect(Collectors.joining(", "));
    Path manifest =
        files.manifest(
            """
            kind: audio-folder
            folder: tones/audio
            split: {by: list, valid: [%s], test: []}"""
                .formatted(names));
    Path corpus = files.folder().resolve("untrained");
    Captured.run("prepare", manifest + "", "--out", corpus + "");
    return corpus;
  }

  private Stream<Provocation> machine() throws IOException {
    Path steep = recipe(files, "steep", RECIPE, files.corpus());
    return Stream.of(
        Provocation.of("--threads", "bench", "train", "--threads", "two"),
        Provocation.of("--threads", "bench", "train", "--threads", "0"),
        Provocation.of("--blas mkl", "bench", "train", "--blas", "mkl"),
        train(run(steep) + "", steep, "training.steps=3", "training.learningRate.peak=1e30"));
  }

  private Stream<Provocation> runs() throws IOException {
    Path there = recipe(files, "there", RECIPE, files.corpus());
    files.write("runs/there/" + ResumeMessageCases.CHECKPOINT, "");
    Path nowhere = files.model().resolve("run");
    return Stream.of(
        train(run(there) + "", there),
        Provocation.of(nowhere, "train", there + "", "--run", nowhere + ""));
  }

  private static Provocation train(String where, Path recipe, String... settings) {
    String[] call = call(recipe);
    for (String setting : settings) {
      call = with(call, "--set", setting);
    }
    String[] whole = call;
    return new Provocation(where, () -> Captured.run(whole));
  }

  private Provocation trainOn(Path corpus, String where, String setting) throws IOException {
    return train(where, recipe(files, "on-" + corpus.getFileName(), RECIPE, corpus), setting);
  }

  /** Trains a recipe in its own folder. */
  static String[] call(Path recipe) {
    return Provocation.verbose("train", recipe + "", "--run", run(recipe) + "");
  }

  private static Path run(Path recipe) {
    return recipe.getParent();
  }

  /** In a run's folder. */
  static Path recipe(MessageFiles files, String name, String file, Path corpus) throws IOException {
    String text = TrainingMessageCases.recipe(file, corpus);
    return files.write("runs/" + name + "/recipe.yaml", text);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
