package org.wavenet4j.train.data;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * All that {@code corpus.json} says.
 *
 * @param name from the manifest
 * @param source where the recordings come from, from the manifest
 * @param licence from the manifest
 * @param sampleRateHz of every piece
 * @param pieces sorted by id
 * @param skipped sorted by source
 */
record CorpusDocument(
    String name,
    String source,
    String licence,
    int sampleRateHz,
    List<PreparedPiece> pieces,
    List<SkippedPiece> skipped) {
  CorpusDocument {
    pieces = pieces.stream().sorted(Comparator.comparing(piece -> piece.item().id())).toList();
    skipped = skipped.stream().sorted(Comparator.comparing(SkippedPiece::source)).toList();
  }

  List<CorpusItem> items() {
    return pieces.stream().map(PreparedPiece::item).toList();
  }

  /** SHA-256 over a line {@code id split audioSha256} a piece. */
  String hash() {
    StringBuilder lines = new StringBuilder();
    for (CorpusItem item : items()) {
      lines.append(item.id()).append(' ').append(item.split().label());
      lines.append(' ').append(item.audioSha256()).append('\n');
    }
    return Sha256.of(lines.toString());
  }

  Corpus in(Path folder) {
    return new Corpus(folder, name, sampleRateHz, hash(), items());
  }
}
