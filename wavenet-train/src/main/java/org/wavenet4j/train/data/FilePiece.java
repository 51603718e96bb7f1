package org.wavenet4j.train.data;

import java.io.IOException;
import java.nio.file.Path;
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
