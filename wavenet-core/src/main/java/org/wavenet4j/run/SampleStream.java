package org.wavenet4j.run;

import org.wavenet4j.UserError;

/** Sound that is made sample by sample, as one asks for it. */
public interface SampleStream extends AutoCloseable {
  /** Samples heard and made so far. */
  long position();

  /**
   * Lets the stream hear given sound as if it had made it.
   *
   * @param samples amplitudes at the network's sample rate; quantized as in training
   */
  void prime(float[] samples);

  /**
   * Makes the next {@code frames} samples; allocates nothing. In one call or in many, they are the
   * same.
   *
   * @throws UserError if there can be no more
   */
  void generate(float[] out, int offset, int frames);

  /** Ends the threads that the stream runs on beside the caller's. */
  @Override
  void close();
}
