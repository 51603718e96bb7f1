package org.wavenet4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;
import org.wavenet4j.train.data.CorpusFile;
import org.wavenet4j.train.data.CorpusItem;
import org.wavenet4j.train.data.Split;

/** Calls that come to messages of the command itself. */
final class MessageCases {
  private final Path folder;
  private final Path model;
  private final Path notesModel;
  private final Path midi;
  private final Path corpus;
  private final Path untested;
  private final Path faster;

  MessageCases(MessageFiles files) {
    this.folder = files.folder();
    this.model = files.model();
    this.notesModel = files.notesModel();
    this.midi = files.midi();
    this.corpus = files.corpus();
    this.untested = files.untested();
    this.faster = files.faster();
  }

  /** All of them. */
  Stream<Provocation> all() throws IOException {
    return Stream.of(generating(), playing(), evaluating(), informing(), outputs())
        .flatMap(List::stream);
  }

  private List<Provocation> generating() throws IOException {
    String trap = TinyModel.writeTrap(folder.resolve("trap"), 1000).toString();
    Path empty = folder.resolve("empty.wav");
    WavFile.write(empty, Audio.mono(new float[0], 4000), SampleFormat.PCM_16);
    String out = folder.resolve("out.wav").toString();
    String[] known = {"generate", "--model", model.toString()};
    String[] whole = with(known, "--out", out);
    return List.of(
        Provocation.of("--seconds", with(whole, "--seconds", "0")),
        Provocation.of("--prime-seconds", with(whole, "--prime-seconds", "1")),
        Provocation.of(
            "--prime-seconds", with(whole, "--prime", empty + "", "--prime-seconds", "0")),
        Provocation.of(empty, with(whole, "--prime", empty + "")),
        Provocation.of("--threads", with(whole, "--threads", "0")),
        Provocation.of("--out or --play", known),
        Provocation.of(notesModel, "generate", "--model", notesModel + "", "--out", out),
        Provocation.of(
            out, "generate", "--model", trap, "--seconds", "20", "--guard", "restart", "-o", out),
        Provocation.of("--streams", "bench", "generate", "--streams", "0"),
        Provocation.of("--warm-up", "bench", "generate", "--warm-up", "0"),
        Provocation.of("--model", "bench", "generate", "--model", model + "", "--layers", "3"),
        Provocation.of("--largest-dilation", "bench", "generate", "--largest-dilation", "3"));
  }

  private List<Provocation> playing() throws IOException {
    String silent = new TinyMidi().write(folder.resolve("silent.mid")).toString();
    String missing = folder.resolve("no.mid").toString();
    Path home = Files.createDirectory(folder.resolve("home"));
    String[] play = {"play", midi.toString(), "--model", notesModel.toString(), "--out", "x.wav"};
    String[] withoutModel = Provocation.verbose("play", midi.toString(), "--out", "x.wav");
    return List.of(
        Provocation.of(silent, "play", silent, "--model", notesModel + ""),
        Provocation.of(missing, "play", missing, "--model", notesModel + ""),
        Provocation.of("--transpose", with(play, "--transpose", "87")),
        Provocation.of("--from", with(play, "--from", "1:00")),
        Provocation.of("--from, --to", with(play, "--from", "1:00", "--to", "2:00")),
        new Provocation(
            home.resolve(ShippedModel.NOTES_FILE).toString(),
            () -> Captured.at(home, withoutModel)));
  }

  private List<Provocation> evaluating() throws IOException {
    String wild = TinyModel.write(folder.resolve("wild"), 1e30).toString();
    String tone2 =
        CorpusFile.read(corpus).items(Split.TEST).stream()
            .map(CorpusItem::id)
            .filter(id -> id.startsWith("tone2"))
            .findFirst()
            .orElseThrow();
    Path kept = folder.resolve("kept");
    Files.createDirectories(kept.resolve(tone2 + ".svg/in the way"));
    String inside = corpus.resolve("audio").toString();
    String[] onCorpus = {"evaluate", "--corpus", corpus.toString(), "--model"};
    String[] plain = with(onCorpus, model.toString());
    String[] ofModel = {"evaluate", "--model", model.toString(), "--corpus"};
    String[] piano = {"evaluate", "--task", "midi-piano", "--model", notesModel.toString()};
    String[] here = with(piano, "--corpus", corpus.toString(), "--no-baselines");
    return List.of(
        Provocation.of("--no-baselines", with(plain, "--no-baselines")),
        Provocation.of("--task", with(plain, "--task", "midi")),
        Provocation.of("--split", with(plain, "--split", "tset")),
        Provocation.of("--seconds, --minutes", with(plain, "--seconds", "1", "--minutes", "1")),
        Provocation.of("--seconds", with(plain, "--seconds", "0")),
        Provocation.of(untested, with(ofModel, untested + "")),
        Provocation.of(faster, with(ofModel, faster + "")),
        Provocation.of(notesModel, with(onCorpus, notesModel + "")),
        Provocation.of(wild, with(onCorpus, wild, "--precision-cost")),
        Provocation.of("--precision-cost", with(here, "--precision-cost")),
        Provocation.of(untested, with(piano, "--corpus", untested + "", "--split", "train")),
        Provocation.of("--out", with(here, "--out", inside)),
        Provocation.of(kept.resolve(tone2 + ".svg"), with(here, "--out", kept + "")));
  }

  private List<Provocation> informing() throws IOException {
    Path network = folder.resolve("a-network-of-messages.yaml");
    Files.copy(Path.of(TrainingMessageCases.RECIPE), network);
    String[] unnamed = Provocation.verbose("info", network.toString(), "--diagram");
    return List.of(
        Provocation.of("wavenet info", "info"),
        Provocation.of("wavenet info", "info", "--devices", "--diagram", "x.svg"),
        Provocation.of("--diagram", "info", "--diagram", model + ""),
        Provocation.of("--diagram", "info", folder + "", "--diagram", folder + "/x.svg"),
        new Provocation(
            "a-network-of-messages.svg", () -> whereThereIs("a-network-of-messages.svg", unnamed)),
        Provocation.of("--load", "doctor", "--load", "ffmpg"));
  }

  /** With a file of that name in the current folder. */
  private static Captured whereThereIs(String name, String... arguments) {
    Path file = Path.of(name);
    try {
      Files.writeString(file, "");
      try {
        return Captured.run(arguments);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Provocation> outputs() throws IOException {
    Path through = midi.resolve("out.wav");
    Path dangling = folder.resolve("dangling.wav");
    Files.createSymbolicLink(dangling, folder.resolve("unmounted/out.wav"));
    Path full = folder.resolve("full.svg");
    Files.createSymbolicLink(full, MessageFiles.FULL_DEVICE);
    String[] generate = {"generate", "--model", model.toString(), "--seconds", "0.1", "--out"};
    return List.of(
        Provocation.of(folder, with(generate, folder.toString())),
        Provocation.of(through, with(generate, through.toString())),
        Provocation.of(dangling, with(generate, dangling.toString())),
        Provocation.of("--out", with(generate, model.toString())),
        Provocation.of(full, "info", model + "", "--diagram", full + ""),
        new Provocation(
            "standard output", () -> Captured.withoutRoom(Provocation.verbose("--help"))),
        new Provocation(
            "standard output",
            () -> Captured.withoutRoom(Provocation.verbose(with(generate, "-")))));
  }

  /** More arguments. */
  static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
