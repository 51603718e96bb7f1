package org.wavenet4j.train.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How long a step takes, once steps no longer get faster. The first take twice as long and more
 * while the JIT compiles: on one core, where compiler and training share it, for some 30 steps, and
 * in bursts, so that a few slow ones in a row do not tell that it is over.
 */
final class StepPace {
  private static final int BLOCK_STEPS = 8;
  private static final int STEADY_BLOCKS = 3;
  // Less than this is what one block differs from the next by.
  private static final double NOT_FASTER = 0.95;

  private final double mostSeconds;
  private final double[] block = new double[BLOCK_STEPS];
  private final List<Double> medians = new ArrayList<>(); // of whole blocks
  private long steps;
  private double seconds;

  /**
   * Begins to measure.
   *
   * @param mostSeconds after which it is over even where steps still get faster, but for the 24
   *     steps that every answer takes
   */
  StepPace(double mostSeconds) {
    this.mostSeconds = mostSeconds;
  }

  /** Hears of one more step. */
  void add(double stepSeconds) {
    int place = (int) (steps++ % BLOCK_STEPS);
    block[place] = stepSeconds;
    seconds += stepSeconds;
    if (place == BLOCK_STEPS - 1) {
      double[] sorted = block.clone();
      Arrays.sort(sorted);
      medians.add(sorted[BLOCK_STEPS / 2]);
    }
  }

  /** Whether enough steps were heard of. */
  boolean known() {
    int before = medians.size() - STEADY_BLOCKS;
    if (before < 0) {
      return false;
    }
    return seconds >= mostSeconds
        || (before > 0
            && Collections.min(latest())
                > NOT_FASTER * Collections.min(medians.subList(0, before)));
  }

  /**
   * Seconds that a step takes: in the fastest of the last blocks. Where time was up, the others saw
   * more of the JIT.
   *
   * @throws IllegalStateException before it is {@link #known}
   */
  double stepSeconds() {
    if (medians.size() < STEADY_BLOCKS) {
      throw new IllegalStateException(medians.size() + " blocks measured of " + STEADY_BLOCKS);
    }
    return Collections.min(latest());
  }

  private List<Double> latest() {
    return medians.subList(medians.size() - STEADY_BLOCKS, medians.size());
  }
}
