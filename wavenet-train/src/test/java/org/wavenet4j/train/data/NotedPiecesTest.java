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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;
import org.wavenet4j.audio.SampleFormat;

/** Corpora of recordings with their notes: stems, and MAESTRO's layout. */
class NotedPiecesTest {
  private static final int RATE = 16_000;
  private static final String COLUMNS =
      "canonical_composer,canonical_title,split,year,midi_filename,audio_filename,duration\n";

  @TempDir Path temp;

  private void wav(String name, double hertz) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    float[][] mono = {TestAudio.sine(hertz, 0.5f, RATE, RATE)};
    TestAudio.writeWav(file, SampleFormat.PCM_16, mono, RATE);
  }

  private byte[] midi(String name, int pitch) throws IOException {
    byte[] bytes = new TestMidi().note(100, 900, pitch, 80).bytes();
    Files.createDirectories(temp.resolve(name).getParent());
    Files.write(temp.resolve(name), bytes);
    return bytes;
  }

  private Preparation prepare(Content content, SplitRule split) {
    Manifest manifest = new Manifest("noted", content, "", "", RATE, split, Optional.empty(), 0.5);
    return Preparer.prepare(
        manifest, temp.resolve("corpus"), (done, total, seconds, current) -> {});
  }

  private Preparation stems() {
    return prepare(new Content.Stems(temp.resolve("in")), new SplitRule.ByHash(0, 0));
  }

  private Preparation maestro(String... rows) throws IOException {
    Path csv = temp.resolve("in/maestro-v3.0.0.csv");
    Files.createDirectories(csv.getParent());
    Files.writeString(csv, COLUMNS + String.join("\n", rows) + "\n");
    return prepare(new Content.Maestro(csv), new SplitRule.ByMaestroList(csv));
  }

  private static List<String> told(Preparation prepared) {
    return prepared.report().unreadable().stream()
        .map(piece -> piece.source() + ": " + piece.reason())
        .toList();
  }

  @Test
  void stemsArePairedByNameAndThoseWithoutPartnerAreTold() throws IOException {
    wav("in/a.wav", 300);
    byte[] notes = midi("in/a.mid", 60);
    wav("in/sub/a.wav", 400);
    midi("in/sub/a.MIDI", 61);
    wav("in/alone.wav", 500);
    midi("in/silent.mid", 62);
    wav("in/two.wav", 600);
    midi("in/two.mid", 63);
    midi("in/two.midi", 64);
    wav("in/bad.wav", 700);
    Files.writeString(temp.resolve("in/bad.mid"), "");
    Preparation prepared = stems();
    assertEquals(
        List.of("a.wav", "sub/a.wav"),
        prepared.corpus().items().stream().map(CorpusItem::source).sorted().toList());
    CorpusItem item =
        prepared.corpus().items().stream().filter(i -> i.source().equals("a.wav")).toList().get(0);
    assertArrayEquals(notes, Files.readAllBytes(temp.resolve("corpus").resolve(item.midiFile())));
    assertEquals(Sha256.of(temp.resolve("in/a.wav")), item.audioSha256());
    List<String> told = told(prepared);
    assertEquals("alone.wav: has no MIDI file beside it, expected alone.mid", told.get(0));
    assertEquals(
        "bad.wav: bad.mid: not a readable standard MIDI file",
        told.get(1).substring(0, told.get(1).indexOf(" (")));
    assertEquals(
        List.of(
            "silent.mid: has no recording beside it, expected one like silent.wav",
            "two.wav: has two.mid and two.midi beside it, expected one of them"),
        told.subList(2, 4));
  }

  @Test
  void otherNotesMakeAPieceAgain() throws IOException {
    wav("in/a.wav", 300);
    midi("in/a.mid", 60);
    stems();
    assertEquals(1, stems().kept());
    byte[] other = midi("in/a.mid", 65);
    Preparation again = stems();
    assertEquals(1, again.made());
    Path copy = temp.resolve("corpus").resolve(again.corpus().items().get(0).midiFile());
    assertArrayEquals(other, Files.readAllBytes(copy));
  }

  @Test
  void maestroKeepsItsSplitsAndTellsMissingFilesByLine() throws IOException {
    wav("in/2004/x.wav", 300);
    midi("in/2004/x.midi", 60);
    wav("in/2004/y.wav", 400);
    midi("in/2004/y.midi", 61);
    wav("in/2006/z.wav", 500);
    midi("in/2006/z.midi", 62);
    wav("in/2006/soundless.wav", 600);
    Preparation prepared =
        maestro(
            "Alban Berg,\"Sonata, Op. 1\",train,2004,2004/x.midi,2004/x.wav,1.0",
            "Bach,\"Prelude \"\"in C\"\"\",validation,2004,2004/y.midi,2004/y.wav,1.0",
            "Chopin,Etude,test,2006,2006/z.midi,2006/z.wav,1.0",
            "Chopin,Etude,test,2006,2006/none.midi,2006/soundless.wav,1.0",
            "Chopin,Etude,train,2006,2006/none.midi,2006/none.wav,1.0");
    Corpus corpus = prepared.corpus();
    for (Split split : Split.values()) {
      assertEquals(1, corpus.items(split).size(), split.label());
    }
    assertEquals("2004/x.wav", corpus.items(Split.TRAIN).get(0).source());
    assertEquals("2004/y.wav", corpus.items(Split.VALID).get(0).source());
    assertEquals("2006/z.wav", corpus.items(Split.TEST).get(0).source());
    assertEquals(
        List.of(
            "2006/none.wav: is missing (maestro-v3.0.0.csv, line 6)",
            "2006/soundless.wav: 2006/none.midi is missing (maestro-v3.0.0.csv, line 5)"),
        told(prepared));
  }

  @Test
  void whatIsWrongInTheListOfMaestroIsToldByLine() {
    assertListRefused("line 2: split: \"valid\", expected", "a,b,valid,2004,x.midi,x.wav,1");
    assertListRefused("line 2: \"../x.wav\", expected a file in", "a,b,test,1,x.midi,../x.wav,1");
    assertListRefused("line 2: \"\", expected a file in", "a,b,test,1,,x.wav,1");
    assertListRefused(
        "line 3: x.wav a second time", "a,b,test,1,x.midi,x.wav,1", "a,b,test,1,y.midi,x.wav,1");
    assertListRefused("lists no performance", "");
    Path none = temp.resolve("none.csv");
    UserError error =
        assertThrows(
            UserError.class,
            () -> prepare(new Content.Maestro(none), new SplitRule.ByMaestroList(none)));
    assertEquals(
        none + ": no such file, expected MAESTRO's list of performances (CSV)", error.getMessage());
  }

  private void assertListRefused(String problem, String... rows) {
    String message = assertThrows(UserError.class, () -> maestro(rows)).getMessage();
    assertTrue(message.contains(problem), message);
  }
}
