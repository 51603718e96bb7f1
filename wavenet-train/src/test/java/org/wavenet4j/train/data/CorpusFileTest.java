package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.UserError;

class CorpusFileTest {
  private static final String SHA = "0123456789abcdef".repeat(4);

  @TempDir Path folder;
  private CorpusDocument document;
  private String text;

  @BeforeEach
  void corpus() throws IOException {
    TestCorpus.of(folder, TestCorpus.ramp(100, 0), TestCorpus.ramp(50, 0));
    document =
        new CorpusDocument(
            "test",
            "a \"microphone\"",
            "CC0",
            16_000,
            List.of(piece("p1", 50, Split.VALID), piece("p0", 100, Split.TRAIN)),
            List.of(
                new SkippedPiece("x.wav", "", SkippedPiece.Reason.UNREADABLE, "is empty", "", 0)));
    CorpusFile.write(folder, document);
    text = Files.readString(folder.resolve("corpus.json"));
  }

  private static PreparedPiece piece(String id, long frames, Split split) {
    CorpusItem item =
        new CorpusItem(id, id + ".flac", SHA, "audio/" + id + ".wav", SHA, "", frames, split);
    return new PreparedPiece(item, 3, new PcmLevel(frames, -5, 1L << 60, 32_768, 1));
  }

  private String refusal() {
    return assertThrows(UserError.class, () -> CorpusFile.read(folder)).getMessage();
  }

  private void assertRefused(String damaged, String expected) throws IOException {
    Files.writeString(folder.resolve("corpus.json"), damaged);
    String message = refusal();
    assertTrue(message.startsWith(folder.resolve("corpus.json") + ": "), message);
    assertTrue(message.contains(expected), message);
    assertTrue(message.contains("Run `wavenet prepare MANIFEST --out"), message);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertEquals(document, CorpusFile.document(folder));
    Corpus corpus = CorpusFile.read(folder);
    assertEquals(List.of("p0", "p1"), corpus.items().stream().map(CorpusItem::id).toList());
    assertEquals(1, corpus.items(Split.VALID).size());
    assertEquals(document.hash(), corpus.hash());
  }

  @Test
  void theHashIsOverIdsSplitsAndSounds() {
    String lines = "p0 train " + SHA + "\n" + "p1 valid " + SHA + "\n";
    assertEquals(Sha256.of(lines), document.hash());
  }

  @Test
  void damagedTextIsRefusedWithItsPlaceAndCure() throws IOException {
    assertRefused("", "");
    assertRefused("not json", "");
    assertRefused("[]", "expected an object");
    assertRefused(text.substring(0, text.length() / 2), "pieces");
    assertRefused(text + "{}", "text after its end");
    assertRefused(text.replace("\"version\" : 1", "\"version\" : 2"), "version: 2, expected 1");
    assertRefused(text.replace("\"frames\" : 50", "\"frames\" : 0"), "frames: 0, expected 1 to");
    assertRefused(text.replace("\"p1\"", "\"p0\""), "");
    assertRefused(text.replace("\"valid\"", "\"train\""), "hash: ");
    assertRefused(text.replace("\"valid\"", "\"none\""), "pieces[1].split: ");
    assertRefused("[".repeat(100_000), "");
  }

  @Test
  void aStrangersCorpusLeadsToNoOtherFile() throws IOException {
    assertRefused(
        text.replace("audio/p1.wav", "../../secret.wav"), "pieces[1].audioFile: ../../secret.wav");
    assertRefused(text.replace("\"id\" : \"p1\"", "\"id\" : \"../p1\""), "pieces[1].id: ../p1");
  }

  @Test
  void aMissingOrCutPieceIsNamedWithItsCure() throws IOException {
    Path audio = folder.resolve("audio/p1.wav");
    byte[] bytes = Files.readAllBytes(audio);
    Files.write(audio, new byte[60]);
    assertTrue(refusal().startsWith(audio + ": 60 bytes, expected 144"), refusal());
    Files.delete(audio);
    assertTrue(refusal().startsWith(audio + ": is missing. Run `wavenet prepare"), refusal());
    Files.write(audio, bytes);
    Files.delete(folder.resolve("corpus.json"));
    assertTrue(refusal().contains("is no prepared corpus, it has no corpus.json"), refusal());
  }

  @Test
  void aJournalLineIsOnePiece() throws IOException {
    PreparedPiece piece = document.pieces().get(0);
    String line = CorpusJson.line(piece);
    assertEquals(piece, CorpusJson.readPiece(line));
    assertEquals(line.length() - 1, line.indexOf('\n'));
    assertTrue(line.getBytes(StandardCharsets.UTF_8).length < 1000);
  }
}
