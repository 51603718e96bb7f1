package org.wavenet4j.model;

import org.wavenet4j.Range;

/**
 * What it costs to run a network on 16-bit weights (bfloat16) instead of its own 32-bit ones, on
 * the same sound.
 *
 * @param meanDivergenceBits Kullback-Leibler divergence of the 16-bit network's prediction from the
 *     32-bit one's, mean over the samples, in bits; at least 0
 * @param fp32BitsPerSample what the sound cost the 32-bit network, at least 0
 * @param bf16BitsPerSample what it cost the 16-bit one, at least 0
 * @param samples of sound, at least 1
 */
public record PrecisionCost(
    double meanDivergenceBits, double fp32BitsPerSample, double bf16BitsPerSample, long samples) {
  /** Checks each value. */
  public PrecisionCost {
    checkBits("meanDivergenceBits", meanDivergenceBits);
    checkBits("fp32BitsPerSample", fp32BitsPerSample);
    checkBits("bf16BitsPerSample", bf16BitsPerSample);
    if (samples < 1) {
      throw new IllegalArgumentException("samples: " + samples + ", expected at least 1");
    }
  }

  private static void checkBits(String name, double bits) {
    Range.check(name, bits, bits >= 0, "at least 0");
  }

  /** Bits per sample that 16-bit weights cost more; below 0 where they happen to cost less. */
  public double extraBitsPerSample() {
    return bf16BitsPerSample - fp32BitsPerSample;
  }
}
