package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UsageError;

class ManifestTest {
  private static final String GOOD =
      """
      name: my-recordings
      kind: audio-folder
      source: a microphone
      licence: CC0
      folder: takes
      sampleRateHz: 16000
      split: {by: hash, valid: 0.1, test: 0.2}
      trimSilence: {thresholdDbfs: -60, keepMs: 200}
      minimumSeconds: 0.5
      """;

  @TempDir Path folder;

  private Manifest read(String text) throws IOException {
    return Manifest.read(Files.writeString(folder.resolve("m.yaml"), text));
  }

  private void assertRefused(String text, String expected) {
    String message = assertThrows(UsageError.class, () -> read(text)).getMessage();
    assertEquals(folder.resolve("m.yaml") + ", " + expected, message);
  }

  @Test
  void everyKeyIsReadAndPathsStartFromTheManifest() throws IOException {
    assertEquals(
        new Manifest(
            "my-recordings",
            new Content.AudioFolder(folder.toAbsolutePath().resolve("takes")),
            "a microphone",
            "CC0",
            16_000,
            new SplitRule.ByHash(0.1, 0.2),
            Optional.of(new TrimSilence(-60, 200)),
            0.5),
        read(GOOD));
  }

  @Test
  void silenceIsTrimmedOnlyWhereTheManifestSaysSo() throws IOException {
    Manifest manifest = read(GOOD.replaceAll("(?m)^trimSilence.*\n", ""));
    assertEquals(Optional.empty(), manifest.trimSilence());
  }

  @Test
  void splitsByListAndThePianoAreRead() throws IOException {
    Manifest manifest =
        read(
            """
            name: piano
            kind: piano-demo
            source: a piano
            licence: CC-BY 3.0
            pieces: {folder: demo, etudeSeed: 7, etudeCount: 12}
            sampleRateHz: 16000
            split: {by: list, valid: [etude-01], test: [bach]}
            minimumSeconds: 0
            """);
    assertEquals(
        new Content.PianoDemo(folder.toAbsolutePath().resolve("demo"), 7, 12), manifest.content());
    String where = folder.resolve("m.yaml") + ", line 7: split";
    assertEquals(
        new SplitRule.ByList(List.of("etude-01"), List.of("bach"), where), manifest.split());
  }

  private static final String NOTES =
      """
      name: notes
      kind: midi-folder
      source: files
      licence: CC0
      folder: midi
      instrument: {samples: piano/samples}
      sampleRateHz: 16000
      split: {by: hash, valid: 0.1, test: 0.2}
      minimumSeconds: 0.5
      """;

  @Test
  void instrumentsAreRecordedNotesOrASoundfontWithAGain() throws IOException {
    Path here = folder.toAbsolutePath();
    assertEquals(
        new Content.MidiFolder(
            here.resolve("midi"), new Instrument.Samples(here.resolve("piano/samples"), 0)),
        read(NOTES).content());
    assertEquals(
        new Content.MidiFolder(
            here.resolve("midi"), new Instrument.Soundfont(here.resolve("a.sf2"), -3.5)),
        read(NOTES.replace("{samples: piano/samples}", "{soundfont: a.sf2, gainDb: -3.5}"))
            .content());
  }

  @Test
  void stemsAndMaestroAreReadAndMaestroBringsItsSplit() throws IOException {
    Path here = folder.toAbsolutePath();
    String instrument = "instrument: {samples: piano/samples}\n";
    Manifest stems = read(NOTES.replace("midi-folder", "stems").replace(instrument, ""));
    assertEquals(new Content.Stems(here.resolve("midi")), stems.content());
    assertEquals(new SplitRule.ByHash(0.1, 0.2), stems.split());
    String maestro =
        NOTES
            .replace("midi-folder", "maestro")
            .replace("folder: midi", "csv: m/list.csv")
            .replace(instrument, "");
    Manifest listed = read(maestro.replaceAll("(?m)^split.*\n", ""));
    assertEquals(new Content.Maestro(here.resolve("m/list.csv")), listed.content());
    assertEquals(new SplitRule.ByMaestroList(here.resolve("m/list.csv")), listed.split());
    assertRefused(
        maestro,
        "line 7: split: unknown key, expected one of name, kind, source, licence, sampleRateHz, "
            + "minimumSeconds, csv, trimSilence");
  }

  @Test
  void problemsOfNotesAreTold() {
    assertRefused(
        NOTES.replace("{samples: piano/samples}", "{gainDb: 3}"),
        "line 6: instrument.samples: missing, as is soundfont, expected one of the two");
    assertRefused(
        NOTES.replace("piano/samples}", "a, soundfont: b}"),
        "line 6: instrument.soundfont: given beside samples, expected one of the two");
    assertRefused(
        NOTES.replace("samples}", "samples, gainDb: 99}"),
        "line 6: instrument.gainDb: 99.0, expected -60 to 60");
    assertRefused(
        NOTES + "trimSilence: {thresholdDbfs: -60, keepMs: 200}\n",
        "line 10: trimSilence: would move the sound away from its notes, expected no such key here");
  }

  @Test
  void problemsAreToldWithFileLineKeyValueAndExpectation() {
    assertRefused(
        GOOD.replace("kind: audio-folder", "kind: tape"),
        "line 2: kind: \"tape\", expected audio-folder, midi-folder, maestro, stems or piano-demo");
    assertRefused(
        GOOD.replace("by: hash", "by: chance"),
        "line 7: split.by: \"chance\", expected \"hash\" or \"list\"");
    assertRefused(
        GOOD.replace("valid: 0.1", "valid: 1.1"), "line 7: split.valid: 1.1, expected 0 to 1");
    assertRefused(
        GOOD.replace("thresholdDbfs: -60", "thresholdDbfs: 60"),
        "line 8: trimSilence.thresholdDbfs: 60.0, expected -120 to 0");
    assertRefused(GOOD.replace("16000", "16"), "line 6: sampleRateHz: 16, expected 1000 to 384000");
    assertRefused(
        GOOD + "trimSilense: 3\n",
        "line 10: trimSilense: unknown key, expected one of name, kind, source, licence, "
            + "sampleRateHz, minimumSeconds, folder, split, trimSilence");
    assertRefused(
        GOOD.replace("minimumSeconds: 0.5\n", ""),
        "line 1: minimumSeconds: missing, expected a number");
    assertRefused("", "line 1: no manifest, expected \"name: ...\" and other keys");
  }

  @Test
  void aFolderNeedsNoManifest() throws IOException {
    Path takes = Files.createDirectory(folder.resolve("takes"));
    Manifest manifest = Manifest.read(takes);
    assertEquals("takes", manifest.name());
    assertEquals(new Content.AudioFolder(takes), manifest.content());
    assertEquals(Optional.empty(), manifest.trimSilence());
  }

  @Test
  void theShippedManifestsAreValid() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../datasets"))) {
      List<Path> manifests = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertFalse(manifests.isEmpty());
      for (Path manifest : manifests) {
        assertEquals(manifest.getFileName().toString(), Manifest.read(manifest).name() + ".yaml");
      }
    }
  }
}
