package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.train.piano.PianoCorpus;
import org.wavenet4j.train.piano.PianoPiece;
import org.wavenet4j.train.piano.TinySoundfont;

class MidiFolderTest {
  private static final Path DEMO = Path.of("../datasets/piano-demo");
  private static final int RATE = 16_000;

  @TempDir Path temp;
  private Path in;
  private Path out;
  private Path soundfont;

  @BeforeEach
  void folders() throws IOException {
    in = Files.createDirectories(temp.resolve("midi/sub")).getParent();
    out = temp.resolve("corpus");
    soundfont = temp.resolve("tiny.sf2");
    soundfont(500);
  }

  private void soundfont(double hertz) throws IOException {
    short[] string = TinySoundfont.struckString(8820, hertz);
    Files.write(soundfont, TinySoundfont.of(2, List.of(new TinySoundfont.Preset(0, 0, string))));
  }

  private Preparation prepare(Instrument instrument) {
    Manifest manifest =
        new Manifest(
            "notes",
            new Content.MidiFolder(in, instrument),
            "files",
            "CC0",
            RATE,
            new SplitRule.ByHash(0.1, 0.1),
            Optional.empty(),
            0.1);
    return Preparer.prepare(manifest, out, (done, total, seconds, current) -> {});
  }

  private Preparation prepare() {
    return prepare(new Instrument.Soundfont(soundfont, 0));
  }

  private static CorpusItem item(Corpus corpus, String source) {
    return corpus.items().stream().filter(i -> i.source().equals(source)).findFirst().orElseThrow();
  }

  @Test
  void everyMidiFileIsAPieceWhoseStrokesLieOnTheirSamples() throws IOException {
    byte[] midi = new TestMidi().note(321, 400, 60, 100).bytes();
    Files.write(in.resolve("Étude 1.mid"), midi);
    Files.write(in.resolve("sub/x.MIDI"), new TestMidi().note(0, 100, 72, 90).bytes());
    Corpus corpus = prepare().corpus();
    assertEquals(corpus, CorpusFile.read(out));
    assertEquals(2, corpus.items().size());
    CorpusItem item = item(corpus, "Étude 1.mid");
    assertTrue(item.id().matches("Etude-1-[0-9a-f]{10}"), item.id());
    assertArrayEquals(midi, Files.readAllBytes(out.resolve(item.midiFile())));
    short[] samples = new CorpusAudio(corpus).read(item, 0, (int) item.frames());
    int loudest = 0;
    for (int t = 0; t < samples.length; t++) {
      loudest = Math.abs(samples[t]) > Math.abs(samples[loudest]) ? t : loudest;
    }
    // An impulse through the low-pass filter of the resampler is highest at its own sample.
    assertEquals(0.321 * RATE, loudest, 1);
    assertEquals("sub/x.MIDI", item(corpus, "sub/x.MIDI").source());
  }

  @Test
  void filesWithoutNotesAndFilesThatAreNoMidiAreNamedAndSkipped() throws IOException {
    Files.write(in.resolve("a.mid"), new TestMidi().note(0, 300, 60, 100).bytes());
    Files.write(in.resolve("drums.mid"), new TestMidi().note(0, 300, 12, 100).bytes());
    Files.writeString(in.resolve("b.mid"), "la la la");
    CorpusReport report = prepare().report();
    assertEquals(1, report.pieces());
    assertEquals(
        List.of("b.mid", "drums.mid"),
        report.unreadable().stream().map(CorpusReport.Unreadable::source).toList());
    String reason = report.unreadable().get(0).reason();
    assertTrue(reason.startsWith("not a readable standard MIDI file ("), reason);
    assertEquals("holds no notes between A0 and C8", report.unreadable().get(1).reason());
    Files.delete(in.resolve("a.mid"));
    Files.delete(in.resolve("b.mid"));
    Files.delete(in.resolve("drums.mid"));
    assertEquals(
        in + ": holds no MIDI, expected .mid or .midi files",
        assertThrows(UserError.class, this::prepare).getMessage());
  }

  @Test
  void anotherSoundfontOrGainMakesEveryPieceAgain() throws IOException {
    Files.write(in.resolve("a.mid"), new TestMidi().note(0, 300, 60, 100).bytes());
    byte[] first = Files.readAllBytes(out.resolve(prepare().corpus().items().get(0).audioFile()));
    assertEquals(1, prepare().kept());
    soundfont(700);
    assertEquals(1, prepare().made());
    soundfont(500);
    assertEquals(1, prepare(new Instrument.Soundfont(soundfont, -3)).made());
    Preparation again = prepare();
    assertEquals(1, again.made());
    assertArrayEquals(
        first, Files.readAllBytes(out.resolve(again.corpus().items().get(0).audioFile())));
  }

  @Test
  void aScoreOnTheShippedPianoSoundsAsInTheDemoCorpus() throws IOException {
    Files.copy(DEMO.resolve("scores/brahms-lullaby.mid"), in.resolve("brahms-lullaby.mid"));
    Corpus corpus = prepare(new Instrument.Samples(DEMO.resolve("samples"), 0)).corpus();
    CorpusItem item = corpus.items().get(0);
    PianoPiece demo =
        PianoCorpus.pieces(DEMO, RATE, 1, 0).stream()
            .filter(piece -> piece.id().equals("brahms-lullaby"))
            .findFirst()
            .orElseThrow();
    float[] expected = demo.render();
    short[] samples = new CorpusAudio(corpus).read(item, 0, (int) item.frames());
    assertEquals(expected.length, samples.length);
    for (int t = 0; t < samples.length; t++) {
      assertEquals((short) Math.rint(expected[t] * 32768.0), samples[t], "frame " + t);
    }
  }
}
