package org.wavenet4j.distribution;

import org.wavenet4j.Range;

/**
 * Codes evenly from -1 to 1, code c at {@code (2 c - (Q - 1)) / (Q - 1)}, whatever amplitudes they
 * stand for: so the same distribution serves linear and companded codes. A bin reaches half-way to
 * its neighbours (Salimans et al. 2017, eq. 2, arXiv:1701.05517).
 *
 * @param levels number of codes Q, 2 to 65536
 */
public record CodeAxis(int levels) implements Axis {
  /** Checks the number of codes. */
  public CodeAxis {
    Range.check("levels", levels, 2, 1 << 16);
  }

  @Override
  public double lowerEdge(int code) {
    return code == 0 ? Double.NEGATIVE_INFINITY : (2.0 * code - levels) / (levels - 1);
  }

  @Override
  public double leastScale() {
    return 0.25 / (levels - 1);
  }
}
