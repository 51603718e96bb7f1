package org.wavenet4j.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
final class Ticks {
  private Ticks() {}

  /**
   * The multiples of 1, 2 or 5 times a power of ten from {@code low} to {@code high}, both
   * included; the finest such step that gives at most {@code most} of them.
   */
  static List<Double> of(double low, double high, int most) {
    double step = step((high - low) / Math.max(1, most - 1));
    List<Double> ticks = new ArrayList<>();
    // Multiples of a whole number keep rounding errors from adding up.
    for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  private static double step(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= atLeast * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
