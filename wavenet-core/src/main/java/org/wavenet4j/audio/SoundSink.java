package org.wavenet4j.audio;

import org.wavenet4j.UserError;

/** Where mono sound goes while it is being made: a file, a loudspeaker. One thread writes. */
public interface SoundSink extends AutoCloseable {
  /**
   * Takes the next samples, and hands them on at once; a sink that plays waits until it has room.
   *
   * @param samples amplitudes at the sink's sample rate, which may be overwritten afterwards
   * @param offset index of the first
   * @param frames how many
   * @throws UserError if the sink cannot take them
   */
  void write(float[] samples, int offset, int frames);

  /**
   * Tells that all has been written: completes it, or waits until it has sounded.
   *
   * @throws UserError if it cannot be completed
   */
  void finish();

  /** Releases what the sink holds; what was not finished is dropped. */
  @Override
  void close();
}
