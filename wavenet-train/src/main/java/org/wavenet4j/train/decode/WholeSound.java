package org.wavenet4j.train.decode;

import java.util.Arrays;
import java.util.Optional;

/** Sound of one channel that is in memory. */
public final class WholeSound implements AudioSource {
  private static final int BLOCK_FRAMES = 1 << 16;

  private final float[] samples;
  private final int sampleRateHz;
  private int position;

  /**
   * A source of these samples.
   *
   * @param samples full scale is -1 to 1; not copied
   */
  public WholeSound(float[] samples, int sampleRateHz) {
    this.samples = samples;
    this.sampleRateHz = sampleRateHz;
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
    if (position == samples.length) {
      return Optional.empty();
    }
    int from = position;
    position += Math.min(BLOCK_FRAMES, samples.length - from);
    return Optional.of(new float[][] {Arrays.copyOfRange(samples, from, position)});
  }

  @Override
  public void close() {
    position = samples.length;
  }
}
