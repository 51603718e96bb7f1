package org.wavenet4j.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
  @Test
  void anEpochVisitsEachWindowOnce() {
    for (int count : new int[] {0, 1, 2, 100}) {
      int[] order = EpochOrder.permutation(3, 5, count);
      Arrays.sort(order);
      assertArrayEquals(IntStream.range(0, count).toArray(), order);
    }
  }

  @Test
  void theOrderIsTheSameOnEveryMachineAndForEver() {
    assertArrayEquals(GOLDEN, EpochOrder.permutation(1, 0, 8));
  }

  /** From SplitMix64 written in Python: a change would make runs resume with other batches. */
  private static final int[] GOLDEN = {4, 3, 1, 5, 0, 7, 6, 2};

  @Test
  void epochsAndSeedsHaveOrdersOfTheirOwn() {
    int[] order = EpochOrder.permutation(1, 0, 50);
    assertFalse(Arrays.equals(order, EpochOrder.permutation(1, 1, 50)));
    assertFalse(Arrays.equals(order, EpochOrder.permutation(2, 0, 50)));
    // Seeds one increment of the generator apart must not give shifted copies of one stream.
    int[] near = EpochOrder.permutation(1 + 0x9e3779b97f4a7c15L, 0, 50);
    assertFalse(Arrays.equals(order, near));
  }
}
