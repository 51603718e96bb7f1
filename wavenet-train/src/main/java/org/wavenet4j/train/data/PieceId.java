package org.wavenet4j.train.data;

import java.text.Normalizer;

/** Ids of pieces that come from files. */
final class PieceId {
  private static final int SLUG_CHARACTERS = 40;
  private static final int HASH_DIGITS = 10;

  private PieceId() {}

  /**
   * The name's own letters as far as every file system takes them, then a hash of the whole name:
   * {@code a/take.wav} and {@code b/take.flac} differ, and no piece's id depends on the others.
   */
  static String of(String name) {
    String stem = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    String slug =
        Normalizer.normalize(stem, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String start = slug.substring(0, Math.min(slug.length(), SLUG_CHARACTERS));
    return (start.isEmpty() ? "piece" : start) + "-" + Sha256.of(name).substring(0, HASH_DIGITS);
  }
}
