package org.wavenet4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files and folders that are there and cannot be read. */
final class ClosedMessageCases {
  /** A regular file that nobody can read the first byte of, where the system has one. */
  private static final Path UNREADABLE = Path.of("/proc/self/mem");

  private final MessageFiles files;
  private final boolean closable;

  ClosedMessageCases(MessageFiles files) throws IOException {
    this.files = files;
    Path folder = Files.createDirectory(files.folder().resolve("closable"));
    this.closable = folder.toFile().setReadable(false) && !Files.isReadable(folder);
  }

  Stream<Provocation> all() throws IOException {
    return Stream.concat(
        Files.exists(UNREADABLE) ? unreadable() : Stream.empty(),
        closable ? closed() : Stream.empty());
  }

  /** Places that are not come to on this system or by this user, and why. */
  Map<String, String> missing() {
    Map<String, String> missing = new TreeMap<>();
    if (!Files.exists(UNREADABLE)) {
      for (String reader :
          new String[] {
            "recipe.YamlFile.text",
            "data.CsvTable.text",
            "data.CorpusFile.document",
            "piano.Soundfont.read"
          }) {
        missing.put("train." + reader, "there is no file that nobody can read");
      }
    }
    if (!closable) {
      missing.put("train.data.FolderScan.unreadable", "this user may look into every folder");
      missing.put("train.loop.CheckpointStore.newestFirst", "this user may do that");
    }
    return missing;
  }

  private Stream<Provocation> unreadable() throws IOException {
    Path recipe = link("unreadable.yaml");
    Path list = link("unreadable.csv");
    Path corpus = link("unreadable/corpus.json");
    Path soundfont = link("unreadable.sf2");
    return Stream.of(
        Provocation.of(recipe, "train", recipe + ""),
        prepare(list, "kind: maestro\ncsv: '%s'".formatted(list)),
        Provocation.of(corpus, "info", corpus.getParent() + ""),
        prepare(
            soundfont,
            "kind: midi-folder\nfolder: notes\ninstrument: {soundfont: '%s'}".formatted(soundfont)
                + MessageFiles.ALL_TRAINED));
  }

  private Provocation prepare(Path where, String content) {
    files.write("notes/text.mid", "no MIDI");
    return MessageFiles.prepare(where + "", files.manifest(content));
  }

  private Stream<Provocation> closed() throws IOException {
    Path recordings = files.write("closed/recording.wav", "").getParent();
    Path checkpoint = files.write("closed-run/checkpoints/step-000000001.safetensors", "");
    Path run = checkpoint.getParent().getParent();
    String[] prepare = {"prepare", recordings + "", "--out", recordings + "-corpus"};
    String[] train = {"train", TrainingMessageCases.RECIPE, "--run", run + ""};
    return Stream.of(closed(recordings, prepare), closed(checkpoint.getParent(), train));
  }

  private static Provocation closed(Path folder, String... arguments) {
    return new Provocation(
        folder + "",
        () -> {
          folder.toFile().setReadable(false);
          try {
            return Captured.run(Provocation.verbose(arguments));
          } finally {
            folder.toFile().setReadable(true);
          }
        });
  }

  private Path link(String name) {
    try {
      Path file = files.folder().resolve(name);
      Files.createDirectories(file.getParent());
      return Files.createSymbolicLink(file, UNREADABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
