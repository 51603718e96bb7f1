package org.wavenet4j.train.data;

import java.nio.file.Path;
import java.util.List;

/**
 * A prepared corpus: a folder with {@code corpus.json} and one 16-bit mono WAV a piece, all at one
 * rate.
 *
 * @param folder where it is
 * @param name from the manifest
 * @param sampleRateHz of every piece
 * @param hash SHA-256 over the pieces' ids, splits and audio checksums, hexadecimal
 * @param items sorted by id
 */
public record Corpus(
    Path folder, String name, int sampleRateHz, String hash, List<CorpusItem> items) {
  /** Keeps a copy of the list. */
  public Corpus {
    items = List.copyOf(items);
  }

  /** The pieces of one split, sorted by id. */
  public List<CorpusItem> items(Split split) {
    return items.stream().filter(item -> item.split() == split).toList();
  }
}
