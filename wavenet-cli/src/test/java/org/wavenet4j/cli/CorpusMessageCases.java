package org.wavenet4j.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.wavenet4j.cli.MessageCases.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.FolderLock;

/** Manifests and what they lead to, and corpora that something happened to. */
final class CorpusMessageCases {
  private static final String COLUMNS = "split,midi_filename,audio_filename\n";

  private final MessageFiles files;
  private final String[] prepare;
  private int written;

  CorpusMessageCases(MessageFiles files) {
    this.files = files;
    this.prepare = new String[] {"prepare", files.manifest(MessageFiles.TONES) + "", "--out"};
  }

  Stream<Provocation> all() throws IOException {
    return Stream.of(manifests(), lists(), folders(), preparations(), corpora())
        .flatMap(cases -> cases);
  }

  private Stream<Provocation> manifests() {
    return Stream.of(
        manifest(", line 6", "kind: films"),
        manifest(", line 7", "kind: stems\ntrimSilence: {thresholdDbfs: 1, keepMs: 0}"),
        manifest(", line 8", "kind: midi-folder\nfolder: x\ninstrument: {gainDb: 1}"));
  }

  /** MAESTRO's list of performances, which is at fault. */
  private Stream<Provocation> lists() {
    Path missing = files.folder().resolve("no.csv");
    return Stream.of(
        list("", missing),
        list("", files.write("latin.csv", (COLUMNS + "Übung").getBytes(ISO_8859_1))),
        list("", ""),
        list("", COLUMNS),
        list(", line 1", "split,midi_filename\n"),
        list(", line 2", COLUMNS + "test,a\n"),
        list(", line 2", COLUMNS + "test,\"a\"b,c\n"),
        list(", line 2", COLUMNS + "test,\"a,b,c\n"),
        list(", line 2", COLUMNS + "tset,a.mid,a.wav\n"),
        list(", line 2", COLUMNS + "test,a\0.mid,a.wav\n"),
        list(", line 2", COLUMNS + "test,../a.mid,a.wav\n"),
        list(", line 3", COLUMNS + "test,a.mid,a.wav\n".repeat(2)));
  }

  private Stream<Provocation> folders() throws IOException {
    Path folder = files.folder();
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String tones = folder.resolve("tones/audio").toString();
    String unknown =
        "kind: audio-folder\nfolder: tones/audio\nsplit: {by: list, valid: [tone99], test: []}";
    Path misspelt = files.manifest(unknown);
    return Stream.of(
        MessageFiles.prepare(folder + "/none", files.manifest(content("none"))),
        MessageFiles.prepare(empty + "", files.manifest(content("empty"))),
        Provocation.of(tones, "prepare", tones, "--out", tones),
        Provocation.of(files.model() + "/x", with(prepare, files.model() + "/x")),
        MessageFiles.prepare(misspelt + ", line 8: split", misspelt));
  }

  private static String content(String folder) {
    return "kind: audio-folder\nfolder: " + folder + MessageFiles.ALL_TRAINED;
  }

  private Stream<Provocation> preparations() throws IOException {
    Path held = Files.createDirectory(files.folder().resolve("held"));
    Path emptied = files.folder().resolve("emptied");
    Path stopped = files.folder().resolve("stopped");
    return Stream.of(
        new Provocation(held + "", () -> held(held)),
        new Provocation(
            emptied.resolve(piece("tone0").audioFile()) + "",
            () -> prepared(emptied, () -> delete(emptied.resolve("audio")))),
        new Provocation(
            stopped + "", () -> prepared(stopped, () -> Thread.currentThread().interrupt())));
  }

  /** With something that happens before the first piece. */
  private Captured prepared(Path out, Runnable event) {
    try {
      String[] arguments = Provocation.verbose(with(prepare, out.toString()));
      return Captured.meanwhile("0 of 12 pieces", event, arguments);
    } finally {
      Thread.interrupted(); // of this test no more
    }
  }

  private Captured held(Path folder) {
    try (FolderLock lock = FolderLock.take(folder, "prepared", "--out")) {
      return Captured.run(Provocation.verbose(with(prepare, lock.folder() + "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Provocation> corpora() throws IOException {
    CorpusItem tone = piece("tone1");
    Path cut = copy("cut");
    Files.writeString(cut.resolve(tone.audioFile()), "RIFF");
    Path incomplete = copy("incomplete");
    Files.delete(incomplete.resolve(tone.audioFile()));
    Path scrawled = copy("scrawled");
    Files.writeString(scrawled.resolve("corpus.json"), "{\"format\": \"another\"}");
    Path torn = copy("torn");
    Files.writeString(torn.resolve("corpus.json"), "{");
    String midi = piece("tone2").midiFile();
    Path deaf = copy("deaf");
    Files.delete(deaf.resolve(midi));
    Path text = copy("text");
    Files.writeString(text.resolve(midi), "no MIDI");
    return Stream.of(
        Provocation.of(files.folder(), "info", files.folder() + ""),
        Provocation.of(cut.resolve(tone.audioFile()), "info", cut + ""),
        Provocation.of(incomplete.resolve(tone.audioFile()), "info", incomplete + ""),
        Provocation.of(scrawled.resolve("corpus.json"), "info", scrawled + ""),
        Provocation.of(torn.resolve("corpus.json"), "info", torn + ""),
        played(deaf, midi),
        played(text, midi));
  }

  private Provocation played(Path corpus, String midi) {
    String model = files.notesModel().toString();
    String[] evaluate = {"evaluate", "--task", "midi-piano", "--model", model};
    return Provocation.of(corpus.resolve(midi), with(evaluate, "--corpus", corpus + ""));
  }

  private CorpusItem piece(String source) {
    List<CorpusItem> items = CorpusFile.read(files.corpus()).items();
    return items.stream().filter(item -> item.source().equals(source + ".wav")).toList().get(0);
  }

  private Path copy(String name) throws IOException {
    Path copy = files.folder().resolve("copies").resolve(name);
    try (Stream<Path> all = Files.walk(files.corpus())) {
      for (Path file : all.toList()) {
        Path target = copy.resolve(files.corpus().relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return copy;
  }

  private static void delete(Path folder) {
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Provocation manifest(String where, String content) {
    Path manifest = files.manifest(content);
    return MessageFiles.prepare(manifest + where, manifest);
  }

  private Provocation list(String where, String text) {
    return list(where, files.write("lists/" + written++ + ".csv", text.getBytes(UTF_8)));
  }

  private Provocation list(String where, Path csv) {
    return MessageFiles.prepare(
        csv + where, files.manifest("kind: maestro\ncsv: '%s'".formatted(csv)));
  }
}
