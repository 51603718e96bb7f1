package org.wavenet4j.train.decode;

import java.util.Optional;

/** An audio file being decoded, block by block, at its own rate. For one thread. */
public interface AudioSource extends AutoCloseable {
  /** Number of channels, at least 1. */
  int channels();

  /** Frames a second, at least 1. */
  int sampleRateHz();

  /**
   * The next block; empty after the last.
   *
   * @return {@code [channel][frame]}, full scale is -1 to 1; the caller's to keep
   * @throws UnreadableAudio if the file is damaged or ends before its end, which may show only
   *     after many good blocks
   */
  Optional<float[][]> next() throws UnreadableAudio;

  @Override
  void close();
}
