package org.wavenet4j.bench;

import org.wavenet4j.vector.MachineLimits;
import org.wavenet4j.vector.VectorApi;

/**
 * What one core of this machine can do at most; NaN where the JVM has no Vector API to measure it
 * with.
 *
 * @param multiplyAddsPerSecond single precision, between registers
 * @param bytesPerSecond read from the cache that the weights fit into
 */
public record CorePeak(double multiplyAddsPerSecond, double bytesPerSecond) {
  /**
   * Measures both.
   *
   * @param weightBytes as many are read again and again
   * @param seconds that each may take; below a third the JIT compiler may not be done
   */
  public static CorePeak measure(long weightBytes, double seconds) {
    if (!VectorApi.isPresent()) {
      return new CorePeak(Double.NaN, Double.NaN);
    }
    int floats = (int) Math.min(weightBytes / Float.BYTES, Integer.MAX_VALUE / 4);
    return new CorePeak(
        MachineLimits.multiplyAddsPerSecond(seconds),
        MachineLimits.bytesPerSecond(floats, seconds));
  }

  /** The larger of each. */
  public CorePeak or(CorePeak other) {
    return new CorePeak(
        Math.max(multiplyAddsPerSecond, other.multiplyAddsPerSecond),
        Math.max(bytesPerSecond, other.bytesPerSecond));
  }
}
