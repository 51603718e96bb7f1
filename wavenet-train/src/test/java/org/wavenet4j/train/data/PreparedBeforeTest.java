package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedBeforeTest {
  @TempDir private Path folder;

  @Test
  void aJournalThatEndsInsideACharacterCountsUpToItsLastLine() throws IOException {
    String sha = Sha256.of("");
    PreparedPiece piece =
        new PreparedPiece(
            new CorpusItem(
                "etude-1", "\u00e9tude.wav", sha, "audio/etude-1.wav", sha, "", 9, Split.TRAIN),
            0,
            new PcmLevel(9, 1, 3, 2, 0));
    byte[] line = CorpusJson.line(piece).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    journal.write(line);
    int half = new String(line, StandardCharsets.ISO_8859_1).indexOf('\u00c3') + 1;
    journal.write(line, 0, half);
    Files.write(folder.resolve(".prepared.jsonl"), journal.toByteArray());
    assertEquals(List.of(piece), List.copyOf(PreparedBefore.in(folder).pieces()));
  }
}
