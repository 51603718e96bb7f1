package org.wavenet4j.train.decode;

import java.util.Optional;

/** Sound that is in memory, as one block of one channel. */
public final class WholeSound implements AudioSource {
  private final int sampleRateHz;
  private Optional<float[][]> rest;

  /**
   * A source of these samples.
   *
   * @param samples full scale is -1 to 1; not copied
   */
  public WholeSound(float[] samples, int sampleRateHz) {
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
