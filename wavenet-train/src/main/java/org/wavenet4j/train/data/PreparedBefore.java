package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wavenet4j.AtomicFile;
import org.wavenet4j.UserError;

/**
 * What earlier preparations left in a folder: the corpus, and in the journal the pieces of one that
 * was stopped before its end.
 */
final class PreparedBefore {
  private static final String JOURNAL = ".prepared.jsonl";

  private final Path folder;
  private final Map<String, PreparedPiece> pieces = new TreeMap<>(); // by id
  private final Map<String, SkippedPiece> skipped = new TreeMap<>(); // by source

  private PreparedBefore(Path folder) {
    this.folder = folder;
  }

  /** Reads both; a damaged one counts as none, and its pieces are made again. */
  static PreparedBefore in(Path folder) throws IOException {
    PreparedBefore before = new PreparedBefore(folder);
    if (Files.isRegularFile(folder.resolve(CorpusFile.NAME))) {
      before.addCorpus();
    }
    Path journal = folder.resolve(JOURNAL);
    if (Files.isRegularFile(journal)) {
      before.addJournal(journal);
    }
    return before;
  }

  private void addCorpus() {
    try {
      CorpusDocument document = CorpusFile.document(folder);
      document.pieces().forEach(piece -> pieces.put(piece.item().id(), piece));
      document.skipped().forEach(piece -> skipped.put(piece.source(), piece));
    } catch (UserError e) {
      // Preparing again is the cure for a damaged corpus.json, so it must not stop at one.
      pieces.clear();
    }
  }

  private void addJournal(Path journal) throws IOException {
    List<PreparedPiece> noted = new ArrayList<>();
    // Not readString, which refuses a file that ends inside a character, as a killed writer may.
    String text = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    for (String line : lines) {
      try {
        noted.add(CorpusJson.readPiece(line));
      } catch (UserError | IOException e) {
        break; // being written when the process was killed, or the disk full
      }
    }
    noted.forEach(piece -> pieces.put(piece.item().id(), piece));
    if (noted.size() < lines.size() || !text.endsWith("\n")) {
      // Else the next note would go on in the line that broke off, and be lost with it.
      String whole = noted.stream().map(CorpusJson::line).collect(Collectors.joining());
      AtomicFile.write(journal, whole.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Notes a finished piece, so that it is found if the preparation is stopped. */
  void note(PreparedPiece piece) throws IOException {
    Files.writeString(
        folder.resolve(JOURNAL),
        CorpusJson.line(piece),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Once the corpus is written, its journal is of no more use. */
  void forgetJournal() throws IOException {
    Files.deleteIfExists(folder.resolve(JOURNAL));
  }

  /** The piece of that source, if it was made from the very same and is unharmed. */
  Optional<PreparedPiece> piece(String id, String sourceSha256) throws IOException {
    PreparedPiece piece = pieces.get(id);
    if (piece == null || !piece.item().sourceSha256().equals(sourceSha256)) {
      return Optional.empty();
    }
    Path audio = folder.resolve(piece.item().audioFile());
    boolean unharmed =
        Files.isRegularFile(audio) && Sha256.of(audio).equals(piece.item().audioSha256());
    return unharmed ? Optional.of(piece) : Optional.empty();
  }

  /** What was found about a source that gave no piece, if it is the very same. */
  Optional<SkippedPiece> skipped(String source, String sourceSha256) {
    return Optional.ofNullable(skipped.get(source))
        .filter(piece -> piece.sourceSha256().equals(sourceSha256));
  }

  /** Every piece that was there. */
  Collection<PreparedPiece> pieces() {
    return pieces.values();
  }
}
