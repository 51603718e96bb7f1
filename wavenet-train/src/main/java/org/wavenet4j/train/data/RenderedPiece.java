package org.wavenet4j.train.data;

import java.util.Optional;
import org.wavenet4j.train.decode.AudioSource;
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
    return new Rendered(piece.render(), sampleRateHz);
  }

  @Override
  public byte[] midi() {
    return piece.midi();
  }

  /** The whole piece as one block. */
  private static final class Rendered implements AudioSource {
    private final int sampleRateHz;
    private Optional<float[][]> rest;

    Rendered(float[] samples, int sampleRateHz) {
      this.sampleRateHz = sampleRateHz;
      this.rest = Optional.of(new float[][] {samples});
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public int sampleRateHz() {
      return sampleRateHz;
    }

    @Override
    public Optional<float[][]> next() {
      Optional<float[][]> block = rest;
      rest = Optional.empty();
      return block;
    }

    @Override
    public void close() {
      rest = Optional.empty();
    }
  }
}
