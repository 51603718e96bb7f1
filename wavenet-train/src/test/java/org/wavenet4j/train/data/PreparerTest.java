package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.SampleFormat;

class PreparerTest {
  private static final int RATE = 16_000;
  private static final PrepareProgress SILENT = (done, total, seconds, current) -> {};

  @TempDir Path temp;
  private Path in;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    in = Files.createDirectories(temp.resolve("recordings"));
    out = temp.resolve("corpus");
  }

  private Manifest manifest() {
    return new Manifest(
        "takes",
        new Content.AudioFolder(in),
        "a microphone",
        "CC0",
        RATE,
        new SplitRule.ByHash(0.1, 0.1),
        Optional.empty(),
        0.5);
  }

  private Preparation prepare() {
    return Preparer.prepare(manifest(), out, SILENT);
  }

  /** A second of sound. */
  private void wav(String name, double hertz) throws IOException {
    Path file = in.resolve(name);
    Files.createDirectories(file.getParent());
    float[][] mono = {TestAudio.sine(hertz, 0.5f, RATE, RATE)};
    TestAudio.writeWav(file, SampleFormat.PCM_16, mono, RATE);
  }

  /** The checksum of every file in a folder. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Sha256.of(file));
      }
    }
    return contents;
  }

  private short[] samples(Preparation prepared, String source) {
    CorpusItem item =
        prepared.corpus().items().stream()
            .filter(i -> i.source().equals(source))
            .findFirst()
            .orElseThrow();
    return new CorpusAudio(prepared.corpus()).read(item, 0, (int) item.frames());
  }

  @Test
  void aFolderOfMixedFilesGivesItsGoodOnesAndNamesTheBadOnes() throws Exception {
    float[][] stereo = {
      TestAudio.sine(440, 0.6f, 48_000, 48_000), TestAudio.sine(440, 0.2f, 48_000, 48_000)
    };
    TestAudio.writeWav(in.resolve("wide.wav"), SampleFormat.PCM_24, stereo, 48_000);
    TestAudio.encode(in.resolve("lossless.flac"), "flac", avcodec.AV_CODEC_ID_FLAC, stereo, 44_100);
    TestAudio.encode(in.resolve("small.mp3"), "mp3", avcodec.AV_CODEC_ID_MP3, stereo, 44_100);
    TestAudio.encode(in.resolve("free.ogg"), "ogg", avcodec.AV_CODEC_ID_VORBIS, stereo, 48_000);
    byte[] mp3 = Files.readAllBytes(in.resolve("small.mp3"));
    Files.write(in.resolve("cut.mp3"), Arrays.copyOf(mp3, mp3.length / 2));
    Files.write(in.resolve("empty.wav"), new byte[0]);
    Files.writeString(in.resolve("lyrics.wav"), "la la la, and then again la la la");
    Files.writeString(in.resolve("notes.txt"), "not audio by name, so nobody's business");

    Preparation prepared = prepare();
    CorpusReport report = prepared.report();

    assertEquals(4, prepared.corpus().items().size());
    assertEquals(
        List.of("cut.mp3", "empty.wav", "lyrics.wav"),
        report.unreadable().stream().map(CorpusReport.Unreadable::source).toList());
    assertFalse(report.complete());
    assertTrue(report.toText().contains("empty.wav: is empty"), report.toText());
    assertTrue(report.toText().contains("lyrics.wav: byte 0: not a WAV file"), report.toText());
    assertTrue(report.toText().contains("cut.mp3: is cut short"), report.toText());
    assertTrue(report.toJson().contains("\"complete\":false"), report.toJson());
    for (CorpusItem item : prepared.corpus().items()) {
      assertEquals(out.resolve(item.audioFile()).toFile().length(), 44 + 2 * item.frames());
    }
    // The mean of 0.6 and 0.2, sample for sample at the new rate.
    short[] mono = samples(prepared, "wide.wav");
    float[] expected = TestAudio.sine(440, 0.4f, RATE, RATE);
    assertEquals(RATE, mono.length);
    for (int t = 1000; t < RATE - 1000; t++) {
      assertEquals(expected[t] * 32768, mono[t], 2, "frame " + t);
    }
  }

  @Test
  void sixteenBitSamplesAtTheCorpusRateStayWhatTheyAre() throws IOException {
    wav("a.wav", 440);
    byte[] source = Files.readAllBytes(in.resolve("a.wav"));
    CorpusItem item = prepare().corpus().items().get(0);
    assertArrayEquals(source, Files.readAllBytes(out.resolve(item.audioFile())));
    assertEquals(Sha256.of(in.resolve("a.wav")), item.audioSha256());
  }

  @Test
  void preparingAgainDoesOnlyWhatChangedAndGivesTheBytesOfAFreshPreparation() throws IOException {
    wav("a.wav", 440);
    wav("b.wav", 500);
    wav("c.wav", 600);
    wav("short.wav", 700);
    TestAudio.writeWav(in.resolve("short.wav"), SampleFormat.PCM_16, new float[1][RATE / 4], RATE);
    Preparation first = prepare();
    assertEquals(List.of(0, 3, 0), List.of(first.kept(), first.made(), first.removed()));
    assertEquals(1, first.report().tooShort());
    Map<String, String> before = contents(out);

    Preparation same = prepare();
    assertEquals(List.of(3, 0, 0), List.of(same.kept(), same.made(), same.removed()));
    assertEquals(before, contents(out));
    assertEquals(first.report(), same.report());

    wav("b.wav", 550);
    wav("d.wav", 650);
    Files.delete(in.resolve("c.wav"));
    Preparation changed = prepare();
    assertEquals(List.of(1, 2, 1), List.of(changed.kept(), changed.made(), changed.removed()));
    Path fresh = temp.resolve("fresh");
    Preparer.prepare(manifest(), fresh, SILENT);
    assertEquals(contents(fresh), contents(out));
  }

  @Test
  void otherSettingsMakeEveryPieceAgain() throws IOException {
    wav("a.wav", 440);
    prepare();
    Manifest slower =
        new Manifest(
            "takes",
            new Content.AudioFolder(in),
            "a microphone",
            "CC0",
            8_000,
            new SplitRule.ByHash(0.1, 0.1),
            Optional.empty(),
            0.5);
    Preparation prepared = Preparer.prepare(slower, out, SILENT);
    assertEquals(1, prepared.made());
    assertEquals(8_000, prepared.corpus().items().get(0).frames());
    assertEquals(prepared.corpus(), CorpusFile.read(out));
  }

  @Test
  void aDamagedPieceAndADamagedCorpusFileAreMended() throws IOException {
    wav("a.wav", 440);
    wav("b.wav", 500);
    Corpus corpus = prepare().corpus();
    Map<String, String> good = contents(out);
    Path audio = out.resolve(corpus.items().get(0).audioFile());
    byte[] bytes = Files.readAllBytes(audio);
    bytes[1000] ^= 1;
    Files.write(audio, bytes);
    assertEquals(1, prepare().made());
    assertEquals(good, contents(out));
    Files.writeString(out.resolve("corpus.json"), "{\"format\": 7");
    assertEquals(2, prepare().made());
    assertEquals(good, contents(out));
  }

  @Test
  void ofTheSameSoundOnlyTheFirstIsKept() throws Exception {
    wav("b.wav", 440);
    float[][] mono = {TestAudio.sine(440, 0.5f, RATE, RATE)};
    TestAudio.encode(in.resolve("c.flac"), "flac", avcodec.AV_CODEC_ID_FLAC, mono, RATE);
    CorpusReport report = prepare().report();
    assertEquals(List.of(new CorpusReport.Duplicate("c.flac", "b.wav")), report.duplicates());
    assertEquals(1.0, report.duplicateSeconds());
    assertEquals(50.0, report.droppedPercent());
    assertTrue(report.complete());

    // A new first one takes the place of the old, as if all were prepared afresh.
    Files.copy(in.resolve("b.wav"), in.resolve("a.wav"));
    Preparation again = prepare();
    assertEquals("a.wav", again.corpus().items().get(0).source());
    assertEquals(List.of(1, 1), List.of(again.removed(), again.corpus().items().size()));
    // And when the kept ones go, what was a duplicate is a piece.
    Files.delete(in.resolve("a.wav"));
    Files.delete(in.resolve("b.wav"));
    assertEquals("c.flac", prepare().corpus().items().get(0).source());
  }

  @Test
  void piecesOfOneNameInTwoFoldersHaveIdsOfTheirOwn() throws IOException {
    wav("x/Übung 1.wav", 440);
    wav("y/Übung 1.wav", 500);
    wav("日本.wav", 600);
    List<String> ids = prepare().corpus().items().stream().map(CorpusItem::id).toList();
    assertEquals(3, ids.size());
    assertTrue(ids.get(0).matches("Ubung-1-[0-9a-f]{10}"), ids.toString());
    assertTrue(ids.get(1).matches("Ubung-1-[0-9a-f]{10}"), ids.toString());
    assertTrue(ids.get(2).matches("piece-[0-9a-f]{10}"), ids.toString());
  }

  @Test
  void silenceIsCutOffTheEndsAndNowhereElse() throws IOException {
    float[] sound = new float[5 * RATE];
    Arrays.fill(sound, 2 * RATE, 2 * RATE + 100, 0.5f); // loud, a pause of a second, loud
    Arrays.fill(sound, 3 * RATE, 3 * RATE + 100, 0.5f);
    TestAudio.writeWav(in.resolve("a.wav"), SampleFormat.PCM_16, new float[][] {sound}, RATE);
    TestAudio.writeWav(in.resolve("b.wav"), SampleFormat.PCM_16, new float[1][RATE], RATE);
    Manifest trimming =
        new Manifest(
            "takes",
            new Content.AudioFolder(in),
            "",
            "",
            RATE,
            new SplitRule.ByHash(0, 0),
            Optional.of(new TrimSilence(-60, 200)),
            0.5);
    Preparation prepared = Preparer.prepare(trimming, out, SILENT);
    short[] kept = samples(prepared, "a.wav");
    assertEquals(3200 + RATE + 100 + 3200, kept.length);
    assertEquals(0, kept[3199]);
    assertEquals(16384, kept[3200]);
    assertEquals(16384, kept[3200 + RATE + 99]);
    assertEquals(0, kept[3200 + RATE + 100]);
    assertEquals(5 - kept.length / (double) RATE, prepared.report().trimmedSeconds(), 1e-9);
    assertEquals(1, prepared.report().tooShort()); // nothing is left of silence
  }

  @Test
  void aStoppedPreparationGoesOnWhereItWas() throws IOException {
    for (int i = 0; i < 5; i++) {
      wav(i + ".wav", 400 + 10 * i);
    }
    assertThrows(
        IllegalStateException.class, () -> Preparer.prepare(manifest(), out, killedAfter(3)));
    assertFalse(Files.exists(out.resolve("corpus.json")));
    Preparation rest = prepare();
    assertEquals(List.of(3, 2), List.of(rest.kept(), rest.made()));
    Path fresh = temp.resolve("fresh");
    Preparer.prepare(manifest(), fresh, SILENT);
    assertEquals(contents(fresh), contents(out));
  }

  @Test
  void aLineThatBrokeOffInTheJournalCostsNoPieceAfterIt() throws IOException {
    for (int i = 0; i < 5; i++) {
      wav(i + ".wav", 400 + 10 * i);
    }
    for (int stop : new int[] {1, 3}) {
      assertThrows(
          IllegalStateException.class, () -> Preparer.prepare(manifest(), out, killedAfter(stop)));
      // As the disk was full, or the process was killed in the middle of a line.
      String broken = "{\"id\":\"half";
      Files.writeString(out.resolve(".prepared.jsonl"), broken, StandardOpenOption.APPEND);
    }
    Preparation rest = prepare();
    assertEquals(List.of(3, 2), List.of(rest.kept(), rest.made()));
  }

  private static PrepareProgress killedAfter(int pieces) {
    return (done, total, seconds, current) -> {
      if (done == pieces) {
        throw new IllegalStateException("killed");
      }
    };
  }

  @Test
  void anInterruptGivesUpThePieceAtHandOnly() throws IOException {
    wav("a.wav", 440);
    wav("b.wav", 500);
    PrepareProgress interrupt =
        (done, total, seconds, current) -> {
          if (done == 1) {
            Thread.currentThread().interrupt();
          }
        };
    UserError error =
        assertThrows(UserError.class, () -> Preparer.prepare(manifest(), out, interrupt));
    assertTrue(Thread.interrupted());
    assertTrue(error.getMessage().contains("interrupted after 1 of 2 pieces"), error.getMessage());
    assertEquals(1, prepare().kept());
  }

  @Test
  void twoPreparationsOfOneFolderDoNotMeet() throws IOException {
    wav("a.wav", 440);
    List<String> messages = new ArrayList<>();
    Preparer.prepare(
        manifest(),
        out,
        (done, total, seconds, current) ->
            messages.add(assertThrows(UserError.class, this::prepare).getMessage()));
    assertEquals(
        "%s: is being prepared by another process (%d). Wait until it is done, or give another --out."
            .formatted(out, ProcessHandle.current().pid()),
        messages.get(0));
    assertEquals(0, Files.size(out.resolve(".lock")));
  }

  @Test
  void whatCannotBeWrittenIsToldWithTheWayOn() throws IOException {
    wav("a.wav", 440);
    Path audio = out.resolve(prepare().corpus().items().get(0).audioFile());
    Files.delete(audio);
    PrepareProgress obstruct = // as a full disk would
        (done, total, seconds, current) -> {
          try {
            Files.createDirectories(AtomicFile.temporary(audio));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    UserError error =
        assertThrows(UserError.class, () -> Preparer.prepare(manifest(), out, obstruct));
    assertTrue(
        error
            .getMessage()
            .endsWith("\nOnce that is mended, prepare again: it goes on after 0 of 1 pieces."),
        error.getMessage());
  }

  @Test
  void theCorpusMayLieAmongItsSourcesAndAPersonsFilesInItStay() throws IOException {
    wav("a.wav", 440);
    out = in.resolve("corpus");
    prepare();
    Path own = out.resolve("audio/mine.wav");
    Files.writeString(own, "keep me");
    Preparation again = prepare();
    assertEquals(1, again.kept());
    assertEquals(List.of(), again.report().duplicates());
    assertEquals(List.of(), again.report().unreadable());
    assertTrue(Files.exists(own));
  }

  @Test
  void progressCountsPiecesAndSeconds() throws IOException {
    wav("a.wav", 440);
    wav("b.wav", 500);
    List<String> calls = new ArrayList<>();
    Preparer.prepare(
        manifest(),
        out,
        (done, total, seconds, current) ->
            calls.add(done + "/" + total + " " + seconds + " " + current));
    assertEquals(List.of("0/2 0.0 a.wav", "1/2 1.0 b.wav", "2/2 2.0 "), calls);
  }

  @Test
  void wrongFoldersAndListsAreNamed() throws IOException {
    assertTrue(
        assertThrows(UserError.class, this::prepare).getMessage().contains("holds no audio"));
    wav("a.wav", 440);
    out = in;
    assertTrue(
        assertThrows(UsageError.class, this::prepare).getMessage().contains("another folder"));
    out = temp.resolve("corpus");
    Manifest listed =
        new Manifest(
            "takes",
            new Content.AudioFolder(in),
            "",
            "",
            RATE,
            new SplitRule.ByList(List.of("a"), List.of("nobody")),
            Optional.empty(),
            0.5);
    UserError error = assertThrows(UserError.class, () -> Preparer.prepare(listed, out, SILENT));
    assertEquals(
        "split: nobody is no piece of the corpus, expected names like a.wav", error.getMessage());
    Files.delete(in.resolve("a.wav"));
    Files.delete(in);
    assertTrue(
        assertThrows(UserError.class, this::prepare).getMessage().contains("no such folder"));
  }

  @Test
  void clippingAndLevelAreThoseWorkedOutByHand() throws IOException {
    float[] sound = new float[RATE];
    Arrays.fill(sound, 0, RATE / 2, 0.5f);
    sound[0] = 1.5f; // clipped to 32767
    sound[1] = -1f;
    TestAudio.writeWav(in.resolve("a.wav"), SampleFormat.FLOAT_32, new float[][] {sound}, RATE);
    CorpusReport report = prepare().report();
    assertEquals(2, report.clippedFrames());
    assertEquals(List.of("a.wav"), report.clipped());
    assertEquals(0, report.peakDbfs(), 1e-9);
    assertEquals(0.25, report.dc(), 1e-3);
    assertEquals(10 * Math.log10(0.125), report.rmsDbfs(), 1e-2);
  }
}
