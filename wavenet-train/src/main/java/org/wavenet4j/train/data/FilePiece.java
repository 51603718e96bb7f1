package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import org.wavenet4j.train.decode.AudioDecoder;
import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * A piece that is an audio file.
 *
 * @param file where it is
 * @param name its path inside the folder of recordings, separated by /, in Unicode's form NFC
 */
record FilePiece(Path file, String name) implements PieceSource {
  private static final int SLUG_CHARACTERS = 40;
  private static final int HASH_DIGITS = 10;

  /**
   * The name's own letters as far as every file system takes them, then a hash of the whole name:
   * {@code a/take.wav} and {@code b/take.flac} differ, and no piece's id depends on the others.
   */
  @Override
  public String id() {
    String stem = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    String slug =
        Normalizer.normalize(stem, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String start = slug.substring(0, Math.min(slug.length(), SLUG_CHARACTERS));
    return (start.isEmpty() ? "piece" : start) + "-" + Sha256.of(name).substring(0, HASH_DIGITS);
  }

  @Override
  public String origin() {
    return name;
  }

  @Override
  public String sha256() throws UnreadableAudio {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UnreadableAudio("cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  @Override
  public AudioSource open() throws UnreadableAudio {
    return AudioDecoder.open(file);
  }

  @Override
  public byte[] midi() {
    return new byte[0];
  }
}
