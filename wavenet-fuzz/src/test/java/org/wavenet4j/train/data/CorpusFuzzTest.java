package org.wavenet4j.train.data;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wavenet4j.fuzz.Hostile;

/**
 * Any bytes as {@code corpus.json}, and as the journal of a preparation that was stopped, which
 * never stops the next one; what is read is written and read again.
 */
class CorpusFuzzTest {
  @TempDir private Path folder;

  @FuzzTest
  void anyBytes(byte[] bytes) throws IOException {
    Path file = folder.resolve(CorpusFile.NAME);
    Optional<CorpusDocument> document =
        Hostile.read(bytes, file, any -> CorpusFile.document(folder));
    if (document.isPresent()) {
      Hostile.read(bytes, file, any -> CorpusFile.read(folder));
      Files.delete(file);
      Files.write(file, CorpusJson.write(document.get()));
      Hostile.requireEqual(document.get(), CorpusFile.document(folder));
    }
    Files.delete(file);
    Path journal = folder.resolve(".prepared.jsonl");
    PreparedBefore before =
        Hostile.read(bytes, journal, any -> PreparedBefore.in(folder)).orElseThrow();
    Files.delete(journal);
    for (PreparedPiece piece : List.copyOf(before.pieces())) {
      Hostile.requireEqual(piece, CorpusJson.readPiece(CorpusJson.line(piece)));
    }
  }
}
