package org.wavenet4j.vector;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What one core of this machine can do at most, measured: fused multiply-adds between registers,
 * and reading floats that lie in a cache. The best of many runs of less than a millisecond counts,
 * so that other programs on the machine do not lower a limit.
 *
 * <p>A loop is called often with little to do each time: the JIT compiler makes good code of a
 * method that was called some hundred times, and keeps vectors as objects in one long loop.
 */
public final class MachineLimits {
  /**
   * Sums that do not wait for each other. Two units with a latency of 5 need 10; with the two
   * constants they fit into 16 registers.
   */
  private static final int CHAINS = 12;

  private static final int ROUNDS = 1 << 10; // a call
  private static final int CALLS = 1 << 6; // a run

  private static final int READERS = 8;
  private static final int CALL_FLOATS = 1 << 14;
  private static final int RUN_FLOATS = 1 << 20; // at least

  private MachineLimits() {}

  /**
   * Fused multiply-adds a second of one core, on single precision.
   *
   * @param seconds to look for the best in; below half a second the compiler may not be done
   */
  public static double multiplyAddsPerSecond(double seconds) {
    return (double) CALLS
        * ROUNDS
        * CHAINS
        * Lanes.COUNT
        * best(
            seconds,
            () -> {
              double sum = 0;
              for (int call = 0; call < CALLS; call++) {
                sum += multiplyAdds(ROUNDS);
              }
              return sum;
            });
  }

  /**
   * Bytes a second that one core reads of the same floats again and again.
   *
   * @param floats of the array, rounded up to whole groups of vectors
   * @param seconds to look for the best in; below half a second the compiler may not be done
   */
  public static double bytesPerSecond(int floats, double seconds) {
    int group = READERS * Lanes.COUNT;
    int count = Math.max(1, (floats + group - 1) / group) * group;
    float[] values = new float[PanelStore.ORIGIN + count];
    Arrays.fill(values, 1f);
    int passes = (RUN_FLOATS + count - 1) / count;
    return (double) passes
        * count
        * Float.BYTES
        * best(
            seconds,
            () -> {
              double sum = 0;
              for (int pass = 0; pass < passes; pass++) {
                for (int i = 0; i < count; i += CALL_FLOATS) {
                  int start = PanelStore.ORIGIN + i;
                  sum += sum(values, start, start + Math.min(CALL_FLOATS, count - i));
                }
              }
              return sum;
            });
  }

  /** Runs a second of the fastest run. */
  private static double best(double seconds, DoubleSupplier run) {
    long begin = System.nanoTime();
    long least = Long.MAX_VALUE;
    do {
      long start = System.nanoTime();
      double sum = run.getAsDouble();
      least = Math.min(least, System.nanoTime() - start);
      // Also what keeps the compiler from leaving the work out.
      if (!Double.isFinite(sum)) {
        throw new IllegalStateException("a sum of finite terms is " + sum);
      }
    } while (System.nanoTime() - begin < seconds * 1e9);
    return 1e9 / Math.max(1, least);
  }

  /** Each chain nears 1, so that no number becomes too small to be a fast one. */
  private static float multiplyAdds(int rounds) {
    FloatVector factor = FloatVector.broadcast(Lanes.SPECIES, 0.5f);
    FloatVector term = FloatVector.broadcast(Lanes.SPECIES, 0.5f);
    FloatVector s0 = FloatVector.zero(Lanes.SPECIES);
    FloatVector s1 = FloatVector.broadcast(Lanes.SPECIES, 1f);
    FloatVector s2 = FloatVector.broadcast(Lanes.SPECIES, 2f);
    FloatVector s3 = FloatVector.broadcast(Lanes.SPECIES, 3f);
    FloatVector s4 = FloatVector.broadcast(Lanes.SPECIES, 4f);
    FloatVector s5 = FloatVector.broadcast(Lanes.SPECIES, 5f);
    FloatVector s6 = FloatVector.broadcast(Lanes.SPECIES, 6f);
    FloatVector s7 = FloatVector.broadcast(Lanes.SPECIES, 7f);
    FloatVector s8 = FloatVector.broadcast(Lanes.SPECIES, 8f);
    FloatVector s9 = FloatVector.broadcast(Lanes.SPECIES, 9f);
    FloatVector s10 = FloatVector.broadcast(Lanes.SPECIES, 10f);
    FloatVector s11 = FloatVector.broadcast(Lanes.SPECIES, 11f);
    for (int r = 0; r < rounds; r++) {
      s0 = s0.fma(factor, term);
      s1 = s1.fma(factor, term);
      s2 = s2.fma(factor, term);
      s3 = s3.fma(factor, term);
      s4 = s4.fma(factor, term);
      s5 = s5.fma(factor, term);
      s6 = s6.fma(factor, term);
      s7 = s7.fma(factor, term);
      s8 = s8.fma(factor, term);
      s9 = s9.fma(factor, term);
      s10 = s10.fma(factor, term);
      s11 = s11.fma(factor, term);
    }
    FloatVector a = s0.add(s1).add(s2.add(s3));
    FloatVector b = s4.add(s5).add(s6.add(s7));
    FloatVector c = s8.add(s9).add(s10.add(s11));
    return a.add(b).add(c).reduceLanes(VectorOperators.ADD);
  }

  private static float sum(float[] values, int start, int end) {
    int lanes = Lanes.COUNT;
    FloatVector s0 = FloatVector.zero(Lanes.SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    for (int i = start; i < end; i += READERS * lanes) {
      s0 = s0.add(FloatVector.fromArray(Lanes.SPECIES, values, i));
      s1 = s1.add(FloatVector.fromArray(Lanes.SPECIES, values, i + lanes));
      s2 = s2.add(FloatVector.fromArray(Lanes.SPECIES, values, i + 2 * lanes));
      s3 = s3.add(FloatVector.fromArray(Lanes.SPECIES, values, i + 3 * lanes));
      s4 = s4.add(FloatVector.fromArray(Lanes.SPECIES, values, i + 4 * lanes));
      s5 = s5.add(FloatVector.fromArray(Lanes.SPECIES, values, i + 5 * lanes));
      s6 = s6.add(FloatVector.fromArray(Lanes.SPECIES, values, i + 6 * lanes));
      s7 = s7.add(FloatVector.fromArray(Lanes.SPECIES, values, i + 7 * lanes));
    }
    FloatVector a = s0.add(s1).add(s2.add(s3));
    FloatVector b = s4.add(s5).add(s6.add(s7));
    return a.add(b).reduceLanes(VectorOperators.ADD);
  }
}
