package org.wavenet4j.train.data;

import org.wavenet4j.train.decode.AudioSource;
import org.wavenet4j.train.decode.WholeSound;
import org.wavenet4j.train.piano.PianoPiece;

/**
 * A piece played by the sampled piano.
 *
 * @param piece what is played
 * @param sampleRateHz at which
 */
record RenderedPiece(PianoPiece piece, int sampleRateHz) implements PieceSource {
  @Override
  public String name() {
    return piece.id();
  }

  @Override
  public String id() {
    return piece.id();
  }

  @Override
  public String origin() {
    return piece.source();
  }

  @Override
  public String sha256() {
    return piece.fingerprint();
  }

  @Override
  public AudioSource open() {
    return new WholeSound(piece.render(), sampleRateHz);
  }

  @Override
  public byte[] midi() {
    return piece.midi();
  }
}
