package org.wavenet4j.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.wavenet4j.cli.MessageCases.with;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.wavenet4j.audio.Audio;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.audio.WavFile;

/** Sound, MIDI, soundfonts and pianos that are none, and sound devices that do not play. */
final class SoundMessageCases {
  private static final Path DEMO = Path.of("../datasets/piano-demo");
  private static final int MD5_OFFSET = 26; // of a FLAC file
  private static final int PRESET_BYTES = 38; // its name, then program 0, bank 0 and no zones
  private static final Map<String, Integer> LIST_END_BYTES =
      Map.of("pmod", 10, "inst", 22, "imod", 10, "shdr", 46);

  private final MessageFiles files;
  private final String[] generate;
  private final Path scores;
  private int written;

  SoundMessageCases(MessageFiles files) throws IOException {
    this.files = files;
    this.scores = files.write("notes/a.mid", Files.readAllBytes(files.midi())).getParent();
    this.generate = new String[] {"generate", "--model", files.model().toString()};
  }

  Stream<Provocation> all() throws IOException {
    return Stream.of(sounds(), devices(), midi(), soundfonts(), pianos()).flatMap(cases -> cases);
  }

  private Stream<Provocation> sounds() {
    Path missing = files.folder().resolve("no.wav");
    return Stream.of(
        prime(missing + "", missing),
        sound(": byte 0", "no sound"),
        sound(": byte 0", ""),
        sound(": byte 8", "RIFF....AVI "),
        sound(": byte 12", "RIFF....WAVE"),
        prime("", silence("slow.wav", 4, 10)),
        prime("", silence("long.wav", 9_000_000, 16)));
  }

  private Stream<Provocation> devices() {
    SourceDataLine stuck =
        (SourceDataLine)
            Proxy.newProxyInstance(
                SoundMessageCases.class.getClassLoader(),
                new Class<?>[] {SourceDataLine.class},
                (proxy, method, arguments) -> method.getReturnType() == int.class ? 0 : null);
    String[] play = Provocation.verbose(with(generate, "--play"));
    return Stream.of(
        Provocation.of("sound device", with(generate, "--play")),
        new Provocation("sound device", () -> Captured.run(format -> stuck, play)));
  }

  private Stream<Provocation> midi() {
    Path text = files.write("text.mid", "no MIDI");
    return Stream.of(
        Provocation.of(
            text, "play", text + "", "--model", files.notesModel() + "", "--out", "x.wav"));
  }

  private Stream<Provocation> soundfonts() {
    Path missing = files.folder().resolve("no.sf2");
    byte[] whole = soundfont(2, true);
    return Stream.of(
        soundfont(missing),
        soundfont(files.write("text.sf2", "no soundfont")),
        soundfont(files.write("cut.sf2", Arrays.copyOf(whole, whole.length - 20))),
        soundfont(files.write("three.sf2", soundfont(3, true))),
        soundfont(files.write("drums.sf2", soundfont(2, false))),
        soundfont(files.write("silent.sf2", whole)));
  }

  /** A soundfont whose piano has no strings, or without a piano. */
  private static byte[] soundfont(int version, boolean piano) {
    byte[] presets = {};
    for (String name : piano ? new String[] {"piano", "EOP"} : new String[] {"EOP"}) {
      presets = join(presets, Arrays.copyOf(name.getBytes(US_ASCII), PRESET_BYTES));
    }
    byte[] structure = chunk("phdr", presets);
    for (String list : List.of("pbag", "pmod", "pgen", "inst", "ibag", "imod", "igen", "shdr")) {
      structure = join(structure, chunk(list, new byte[LIST_END_BYTES.getOrDefault(list, 4)]));
    }
    byte[] info = join(ascii("INFO"), chunk("ifil", new byte[] {(byte) version, 0, 1, 0}));
    byte[] data = join(ascii("pdta"), structure);
    return chunk("RIFF", join(ascii("sfbk"), join(chunk("LIST", info), chunk("LIST", data))));
  }

  private static byte[] chunk(String id, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    return chunk.put(ascii(id)).putInt(content.length).put(content).array();
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private Provocation soundfont(Path file) {
    return prepare(
        file + "",
        "kind: midi-folder\nfolder: %s\ninstrument: {soundfont: '%s'}".formatted(scores, file));
  }

  /** The demo's piano, with something amiss. */
  private Stream<Provocation> pianos() throws IOException {
    byte[] good = Files.readAllBytes(DEMO.resolve("samples/060-C4.flac"));
    byte[] bad = good.clone();
    bad[MD5_OFFSET]++;
    byte[] other = Files.readAllBytes(files.folder().resolve("tones/audio/tone1.wav"));
    return Stream.of(
        piano("", "no-samples", Map.of()),
        piano("", "no-notes", Map.of("samples/README", good)),
        piano("/060-C4.flac", "text", Map.of("samples/060-C4.flac", ascii("text"))),
        piano("/060-C4.flac", "changed", Map.of("samples/060-C4.flac", bad)),
        piano("/060-C4.flac", "of-another-rate", Map.of("samples/060-C4.flac", other)),
        demo("/scores", "no-scores", Map.of("samples/060-C4.flac", good)),
        demo(
            "/scores/a.mid", "folder", Map.of("samples/060-C4.flac", good, "scores/a.mid/b", good)),
        demo(
            null,
            "silent",
            Map.of(
                "samples/060-C4.flac",
                good,
                "scores/a.mid",
                Files.readAllBytes(new TinyMidi().write(files.folder().resolve("none.mid"))))));
  }

  /** Of MIDI files on that piano; the problem is in a file of its samples. */
  private Provocation piano(String where, String name, Map<String, byte[]> content) {
    Path folder = written(name, content);
    return prepare(
        folder + "/samples" + where,
        "kind: midi-folder\nfolder: %s\ninstrument: {samples: '%s/samples'}"
            .formatted(scores, folder));
  }

  /** Of the demo's scores on that piano; by itself a score is named as the corpus will. */
  private Provocation demo(@Nullable String where, String name, Map<String, byte[]> content) {
    Path folder = written(name, content);
    return prepare(
        where == null ? name + "/scores/a.mid" : folder + where,
        "kind: piano-demo\npieces: {folder: '%s', etudeSeed: 1, etudeCount: 0}".formatted(folder));
  }

  private Path written(String name, Map<String, byte[]> content) {
    content.forEach((file, bytes) -> files.write("pianos/" + name + "/" + file, bytes));
    return files.folder().resolve("pianos").resolve(name);
  }

  private Provocation prepare(String where, String content) {
    return MessageFiles.prepare(where, files.manifest(content + MessageFiles.ALL_TRAINED));
  }

  private Provocation sound(String where, String text) {
    Path file = files.write("sounds/" + written++ + ".wav", text);
    return prime(file + where, file);
  }

  private Provocation prime(String where, Path file) {
    String out = files.folder().resolve("primed.wav").toString();
    String begins = where.isEmpty() ? file.toString() : where;
    return Provocation.of(begins, with(generate, "--out", out, "--prime", file.toString()));
  }

  private Path silence(String name, int frames, int sampleRateHz) {
    Path file = files.folder().resolve(name);
    WavFile.write(file, Audio.mono(new float[frames], sampleRateHz), SampleFormat.PCM_16);
    return file;
  }
}
