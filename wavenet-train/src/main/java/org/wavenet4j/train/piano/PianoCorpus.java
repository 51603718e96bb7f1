package org.wavenet4j.train.piano;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wavenet4j.IoReason;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.Resampler;
import org.wavenet4j.notes.MidiNotes;
import org.wavenet4j.notes.NoteEvent;

/** The demo corpus: shipped scores and seeded etudes, played on the sampled piano. */
public final class PianoCorpus {
  private PianoCorpus() {}

  /**
   * All pieces: the scores by name, then the etudes. Nothing is rendered yet.
   *
   * @param demoFolder holds {@code scores/*.mid} and {@code samples/*.flac}
   * @param sampleRateHz of the rendered sound; other than the samples' own 16000 it is converted
   * @param etudeSeed chooses the etudes
   * @param etudeCount at least 0
   * @throws UserError if a file is missing or malformed
   * @throws IllegalArgumentException if the count is below 0
   */
  public static List<PianoPiece> pieces(
      Path demoFolder, int sampleRateHz, long etudeSeed, int etudeCount) {
    if (etudeCount < 0) {
      throw new IllegalArgumentException("etudeCount: " + etudeCount + ", expected at least 0");
    }
    SampleBank bank = SampleBank.open(demoFolder.resolve("samples"));
    SampledPiano piano = new SampledPiano(bank);
    List<PianoPiece> pieces = new ArrayList<>();
    for (Path score : scores(demoFolder.resolve("scores"))) {
      String name = String.valueOf(score.getFileName());
      String id = name.substring(0, name.length() - ".mid".length());
      String source = demoFolder.getFileName() + "/scores/" + name;
      pieces.add(piece(id, source, read(score), bank, piano, sampleRateHz));
    }
    for (int i = 0; i < etudeCount; i++) {
      String id = String.format(Locale.ROOT, "etude-%02d", i + 1);
      String source = "etude %d of seed %d".formatted(i + 1, etudeSeed);
      pieces.add(piece(id, source, Etudes.midi(etudeSeed, i), bank, piano, sampleRateHz));
    }
    return List.copyOf(pieces);
  }

  private static PianoPiece piece(
      String id,
      String source,
      byte[] midi,
      SampleBank bank,
      SampledPiano piano,
      int sampleRateHz) {
    List<NoteEvent> notes = MidiNotes.parse(midi, source).notes();
    if (notes.isEmpty()) {
      throw new UserError(source + ": no notes between A0 and C8; remove the file or add notes");
    }
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(midi);
    fingerprint.add(bank.sha256().getBytes(StandardCharsets.UTF_8));
    fingerprint.add(SampledPiano.VERSION.getBytes(StandardCharsets.UTF_8));
    return new Played(id, source, fingerprint.hex(), midi, notes, piano, sampleRateHz);
  }

  private static List<Path> scores(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".mid"))
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UserError(
          "%s: cannot be read (%s), expected scores as NAME.mid; is the checkout whole?"
              .formatted(folder, IoReason.of(e)),
          e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private record Played(
      String id,
      String source,
      String fingerprint,
      byte[] midi,
      List<NoteEvent> notes,
      SampledPiano piano,
      int sampleRateHz)
      implements PianoPiece {
    @Override
    public float[] render() {
      return Resampler.resample(piano.render(notes), SampleBank.SAMPLE_RATE_HZ, sampleRateHz);
    }
  }
}
