package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.audio.SampleFormat;
import org.wavenet4j.notes.MidiAnomalies;

class MidiReportTest {
  private static final int RATE = 16_000;

  @TempDir Path temp;
  private Path in;

  @BeforeEach
  void folder() throws IOException {
    in = Files.createDirectories(temp.resolve("in"));
  }

  private static int[] strokesMs(long seed) {
    return new Random(seed).ints(60, 1000, 14_000).sorted().toArray();
  }

  private void midi(String name, int... strokesMs) throws IOException {
    TestMidi midi = new TestMidi();
    for (int i = 0; i < strokesMs.length; i++) {
      midi.note(strokesMs[i], strokesMs[i] + 100, 40 + i % 50, 80);
    }
    Files.write(in.resolve(name), midi.bytes());
  }

  /** Plucked sound a given time after each stroke, over a tone, since no room is silent. */
  private void wav(String name, int seconds, int lateMs, int... strokesMs) {
    float[] sound = TestAudio.sine(100, 0.01f, seconds * RATE, RATE);
    for (int i = 0; i < strokesMs.length; i++) {
      double hz = 200 * Math.pow(2, i * 7 % 36 / 12.0);
      int start = (strokesMs[i] + lateMs) * RATE / 1000;
      for (int t = start; t < sound.length; t++) {
        double since = (double) (t - start) / RATE;
        sound[t] += (float) (0.1 * Math.exp(-3 * since) * Math.sin(2 * Math.PI * hz * since));
      }
    }
    TestAudio.writeWav(in.resolve(name), SampleFormat.PCM_16, new float[][] {sound}, RATE);
  }

  private CorpusReport report() {
    Manifest manifest =
        new Manifest(
            "noted",
            new Content.Stems(in),
            "",
            "",
            RATE,
            new SplitRule.ByHash(0, 0),
            Optional.empty(),
            0.5);
    return Preparer.prepare(manifest, temp.resolve("corpus"), (done, total, seconds, current) -> {})
        .report();
  }

  @Test
  void soundThatComesLateIsMeasuredAndWarnedOf() throws IOException {
    midi("a.mid", strokesMs(1));
    wav("a.wav", 15, 0, strokesMs(1));
    midi("b.mid", strokesMs(2));
    wav("b.wav", 15, 0, strokesMs(2));
    double aligned = report().midi().orElseThrow().lagMs().orElseThrow();
    assertEquals(0, aligned, 10);
    wav("a.wav", 15, 60, strokesMs(1));
    wav("b.wav", 15, 60, strokesMs(2));
    CorpusReport late = report();
    MidiReport midi = late.midi().orElseThrow();
    assertEquals(60, midi.lagMs().orElseThrow() - aligned, 0.7);
    assertFalse(midi.aligned());
    assertTrue(midi.lagOnsets() > 80, midi.lagOnsets() + " onsets");
    assertEquals(30, midi.lagSeconds());
    assertTrue(late.toText().contains(" ms after its notes, by "), late.toText());
    assertTrue(late.toText().contains("; expected 5 ms at most\n    warning: "), late.toText());
    assertTrue(late.toJson().contains("\"aligned\":false"), late.toJson());
    assertEquals(late, CorpusReport.read(temp.resolve("corpus")));
  }

  @Test
  void notesOfOtherMusicAreNoLag() throws IOException {
    for (int i = 0; i < 4; i++) {
      midi(i + ".mid", strokesMs(i));
      wav(i + ".wav", 15, 0, strokesMs(i + 10));
    }
    CorpusReport report = report();
    assertTrue(report.midi().orElseThrow().lagMs().isEmpty());
    assertTrue(report.toText().contains("lag        cannot be told, "), report.toText());
    assertTrue(report.toText().contains("warning: "), report.toText());
    assertTrue(report.toJson().contains("\"lagMs\":null"), report.toJson());
  }

  @Test
  void whatWasMendedIsSummedAndToldByPiece() throws IOException {
    wav("a.wav", 2, 0);
    wav("b.wav", 2, 5, 400);
    wav("c.wav", 2, 7, 600);
    byte[] hung = new TestMidi().on(0, 60, 80).on(500, 60, 80).note(900, 1000, 12, 80).bytes();
    Files.write(in.resolve("a.mid"), hung);
    Files.write(
        in.resolve("b.mid"),
        new TestMidi()
            .note(0, 300, 60, 80)
            .message(500, ShortMessage.NOTE_OFF, 61, 0)
            .message(600, ShortMessage.NOTE_OFF, 61, 0)
            .note(900, 1000, 12, 80)
            .bytes());
    midi("c.mid", 100);
    CorpusReport report = report();
    MidiReport midi = report.midi().orElseThrow();
    assertEquals(3, midi.pieces());
    assertEquals(
        List.of(
            new MidiReport.Mended("a.wav", new MidiAnomalies(1, 0, 1, 1)),
            new MidiReport.Mended("b.wav", new MidiAnomalies(0, 2, 0, 1))),
        midi.mended());
    assertEquals(new MidiAnomalies(1, 2, 1, 2), midi.anomalies());
    String text = report.toText();
    assertTrue(
        text.contains(
            "  mended     1 overlap, 1 hung note ended, 2 notes outside A0 to C8 skipped, "
                + "2 stray note-offs\n"
                + "    a.wav: 1 overlap, 1 hung note ended, 1 note outside A0 to C8 skipped\n"
                + "    b.wav: 1 note outside A0 to C8 skipped, 2 stray note-offs\n"),
        text);
    assertTrue(report.toJson().contains("\"strayNoteOffs\":2"), report.toJson());
  }

  @Test
  void soundAndNotesOfVeryDifferentLengthsAreTold() throws IOException {
    wav("a.wav", 8, 0, 100);
    midi("a.mid", 100);
    wav("b.wav", 6, 0, 1100);
    midi("b.mid", 1100);
    wav("c.wav", 2, 0, 500);
    midi("c.mid", 500, 8000);
    CorpusReport report = report();
    assertEquals(
        List.of(new MidiReport.Uneven("a.wav", 8, 0.2), new MidiReport.Uneven("c.wav", 2, 8.1)),
        report.midi().orElseThrow().uneven());
    assertTrue(
        report.toText().contains("    c.wav: the sound has 2.0 s, the last note ends at 8.1 s\n"),
        report.toText());
  }

  @Test
  void ofALargeCorpusOnlySomePiecesAreHeard() throws IOException {
    for (int i = 0; i < 60; i++) {
      midi(i + ".mid", 100 + i);
      wav(i + ".wav", 1, 0, 100 + i);
    }
    MidiReport midi = report().midi().orElseThrow();
    assertEquals(60, midi.pieces());
    assertEquals(30, midi.lagSeconds());
  }

  @Test
  void aLongPieceIsHeardInItsMiddleAndItsNotesWithIt() throws IOException {
    midi("long.mid", strokesMs(1));
    wav("long.wav", 15, 0, strokesMs(1));
    for (int i = 0; i < 29; i++) {
      midi(i + ".mid", 100 + i);
      wav(i + ".wav", 1, 0, 100 + i);
    }
    MidiReport midi = report().midi().orElseThrow();
    assertEquals(29 + 300 / 30, midi.lagSeconds());
    assertEquals(0, midi.lagMs().orElseThrow(), 10);
  }

  @Test
  void aCorpusWithoutNotesHasNoSuchReport() throws IOException {
    wav("a.wav", 1, 0);
    Manifest manifest = Manifest.ofFolder(in);
    CorpusReport report =
        Preparer.prepare(manifest, temp.resolve("corpus"), (d, t, s, c) -> {}).report();
    assertEquals(Optional.empty(), report.midi());
    assertFalse(report.toText().contains("lag"), report.toText());
    assertFalse(report.toJson().contains("midi"), report.toJson());
  }
}
