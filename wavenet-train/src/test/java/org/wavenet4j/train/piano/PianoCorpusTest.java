package org.wavenet4j.train.piano;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.notes.MidiAnomalies;
import org.wavenet4j.notes.MidiNotes;

class PianoCorpusTest {
  private static final Path DEMO = Path.of("..", "datasets", "piano-demo");
  private static final int RATE_HZ = 16_000;

  @Test
  void shippedCorpusIsCleanNeverClipsAndLastsTenToTwentyMinutes() {
    List<PianoPiece> pieces = PianoCorpus.pieces(DEMO, RATE_HZ, 1, 6);
    assertEquals(21, pieces.size());
    double minutes = 0;
    for (PianoPiece piece : pieces) {
      assertEquals(MidiAnomalies.NONE, MidiNotes.parse(piece.midi(), piece.id()).anomalies());
      float[] sound = piece.render();
      float peak = 0;
      for (float sample : sound) {
        peak = Math.max(peak, Math.abs(sample));
      }
      assertTrue(peak > 0.1f && peak < 0.95f, piece.id() + " has a peak of " + peak);
      if (piece.id().equals("etude-01")) {
        assertEquals(
            "2ccb0d03e1e6532182473d4c6b06996cc1dd32f48bb96c7b26a3ac8d705a38a0",
            SampledPianoTest.sha256(sound));
      }
      minutes += sound.length / (60.0 * RATE_HZ);
    }
    assertTrue(minutes > 10 && minutes < 20, minutes + " minutes");
  }

  @Test
  void samplesTakeAtMostThreeMegabytesAndDecodeToTheirOwnChecksum() throws IOException {
    SampleBank bank = SampleBank.open(DEMO.resolve("samples"));
    assertEquals(30, bank.files().size());
    long bytes = 0;
    for (Path file : bank.files().values()) {
      bytes += Files.size(file);
    }
    assertTrue(bytes < 3_000_000, bytes + " bytes");
    assertEquals(160_000, bank.read(21).length);
    assertEquals(60_000, bank.read(108).length);
  }

  @Test
  void twiceTheRateIsTheSameSoundAtEveryOtherFrame(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("scores"));
    Path samples = Files.createDirectories(folder.resolve("samples"));
    Files.copy(DEMO.resolve("samples/060-C4.flac"), samples.resolve("060-C4.flac"));
    EtudeTrack track = new EtudeTrack();
    track.advance(EtudeTrack.TICKS_PER_QUARTER / 2);
    track.note(60, 80, EtudeTrack.TICKS_PER_QUARTER);
    Files.write(folder.resolve("scores/note.mid"), track.bytes());
    float[] sound = only(folder).render();
    float[] twice = PianoCorpus.pieces(folder, 2 * RATE_HZ, 1, 0).get(0).render();
    assertEquals(2 * sound.length, twice.length);
    for (int i = 0; i < sound.length; i++) {
      // The resampler's filter takes off what lies between 7.2 and 8 kHz: the hammer's noise.
      assertEquals(sound[i], twice[2 * i], 0.01f, "frame " + i);
    }
  }

  @Test
  void everyScoreKeepsItsText() throws IOException {
    for (String stem : stems(".mid")) {
      assertTrue(Files.exists(DEMO.resolve("scores").resolve(stem + ".abc")), stem);
    }
    assertEquals(stems(".mid"), stems(".abc"));
  }

  @Test
  void fingerprintFollowsNotesAndSamples(@TempDir Path folder) throws IOException {
    Path scores = Files.createDirectories(folder.resolve("scores"));
    Path samples = Files.createDirectories(folder.resolve("samples"));
    Files.copy(DEMO.resolve("samples/060-C4.flac"), samples.resolve("060-C4.flac"));
    Files.write(scores.resolve("song.mid"), Etudes.midi(1, 0));
    PianoPiece song = only(folder);
    assertEquals("song", song.id());
    assertEquals(folder.getFileName() + "/scores/song.mid", song.source());
    assertEquals(song.fingerprint(), only(folder).fingerprint());

    Files.write(scores.resolve("song.mid"), Etudes.midi(1, 1));
    String otherNotes = only(folder).fingerprint();
    assertNotEquals(song.fingerprint(), otherNotes);

    Files.copy(DEMO.resolve("samples/072-C5.flac"), samples.resolve("072-C5.flac"));
    assertNotEquals(otherNotes, only(folder).fingerprint());
  }

  @Test
  void damagedSampleIsNamed(@TempDir Path folder) throws IOException {
    byte[] flac = Files.readAllBytes(DEMO.resolve("samples/108-C8.flac"));
    flac[flac.length / 2] ^= 1;
    Files.write(folder.resolve("108-C8.flac"), flac);
    SampleBank bank = SampleBank.open(folder);
    UserError error = assertThrows(UserError.class, () -> bank.read(108));
    assertTrue(error.getMessage().contains("108-C8.flac: "), error.getMessage());
    assertTrue(error.getMessage().contains("check it out again"), error.getMessage());
  }

  @Test
  void missingFoldersAndEmptyScoresAreRefused(@TempDir Path folder) throws Exception {
    assertThrows(IllegalArgumentException.class, () -> PianoCorpus.pieces(DEMO, RATE_HZ, 1, -1));
    assertRefused(
        "samples: cannot be read (no such file or folder), expected files such as 060-C4.flac",
        () -> PianoCorpus.pieces(folder, RATE_HZ, 1, 1));
    Files.createDirectories(folder.resolve("samples"));
    assertRefused("no piano samples", () -> PianoCorpus.pieces(folder, RATE_HZ, 1, 1));
    Files.copy(DEMO.resolve("samples/060-C4.flac"), folder.resolve("samples/060-C4.flac"));
    assertRefused(
        "scores: cannot be read (no such file or folder), expected scores as NAME.mid",
        () -> PianoCorpus.pieces(folder, RATE_HZ, 1, 1));
    Files.createDirectories(folder.resolve("scores"));
    EtudeTrack rest = new EtudeTrack();
    rest.tempo(120);
    Files.write(folder.resolve("scores/rest.mid"), rest.bytes());
    assertRefused("rest.mid: no notes", () -> PianoCorpus.pieces(folder, RATE_HZ, 1, 1));
  }

  private static void assertRefused(String text, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(UserError.class, call).getMessage();
    assertTrue(message.contains(text), message);
  }

  private static PianoPiece only(Path folder) {
    return PianoCorpus.pieces(folder, RATE_HZ, 1, 0).get(0);
  }

  private static List<String> stems(String extension) throws IOException {
    try (Stream<Path> files = Files.list(DEMO.resolve("scores"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(extension))
          .map(name -> name.substring(0, name.length() - extension.length()))
          .sorted()
          .toList();
    }
  }
}
