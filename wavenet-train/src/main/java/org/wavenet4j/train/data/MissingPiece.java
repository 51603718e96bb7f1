package org.wavenet4j.train.data;

import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.UnreadableAudio;

/**
 * A piece that should be there and of which a file is missing: told and skipped like one whose file
 * is damaged.
 *
 * @param name of the piece
 * @param reason completes the sentence "NAME: ..."
 */
record MissingPiece(String name, String reason) implements PieceSource {
  @Override
  public String sha256() throws UnreadableAudio {
    throw new UnreadableAudio(reason);
  }

  @Override
  public AudioSource open() throws UnreadableAudio {
    throw new UnreadableAudio(reason);
  }

  @Override
  public byte[] midi() throws UnreadableAudio {
    throw new UnreadableAudio(reason);
  }
}
