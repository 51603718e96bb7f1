package org.wavenet4j.model;

import org.wavenet4j.Range;

/**
 * The first, causal convolution, from the encoded sample to the residual channels of the first
 * stack.
 *
 * @param encoding how a sample enters
 * @param kernelSize taps of the convolution, 1 to 64
 */
public record InputSpec(InputEncoding encoding, int kernelSize) {
  /** Checks the kernel size. */
  public InputSpec {
    Range.check("kernelSize", kernelSize, 1, 64);
  }
}
