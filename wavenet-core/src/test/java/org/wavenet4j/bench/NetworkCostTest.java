package org.wavenet4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Precision;
import org.wavenet4j.run.RandomModels;

/** Counted by hand, all with skip 6, post 7 and 256 outputs: 7 x 6 + 256 x 7 = 1834 in the head. */
class NetworkCostTest {
  private static final int HEAD = 1834;
  private static final StackSpec STACK = new StackSpec(4, 3, 2, List.of(1, 2));

  /** Two dilated of 6 x 2 x 4, one residual of 4 x 3, two skips of 6 x 3. */
  private static final int BLOCKS = 96 + 12 + 36;

  private static long multiplyAdds(WaveNetSpec spec) {
    return NetworkCost.of(spec, Precision.FP32).multiplyAdds();
  }

  @Test
  void aOneHotFrontCostsNothingAndTheLastBlockHasNoResidual() {
    assertEquals(
        BLOCKS + HEAD,
        multiplyAdds(RandomModels.spec(InputEncoding.ONE_HOT, 2, ConditioningSpec.NONE, STACK)));
  }

  @Test
  void aScalarFrontCostsItsTaps() {
    assertEquals(
        16 * 4 + BLOCKS + HEAD,
        multiplyAdds(RandomModels.spec(InputEncoding.SCALAR, 16, ConditioningSpec.NONE, STACK)));
  }

  @Test
  void localConditioningCostsEachSampleAndGlobalNone() {
    ConditioningSpec conditioning = new ConditioningSpec(5, 1, 9);
    assertEquals(
        2 * 6 * 5 + BLOCKS + HEAD,
        multiplyAdds(RandomModels.spec(InputEncoding.ONE_HOT, 2, conditioning, STACK)));
  }

  @Test
  void localConditioningCostsWhereItChanges() {
    ConditioningSpec conditioning = new ConditioningSpec(6, 12, 0);
    assertEquals(
        2 * 6 * 6 / 12 + BLOCKS + HEAD,
        multiplyAdds(RandomModels.spec(InputEncoding.ONE_HOT, 2, conditioning, STACK)));
  }

  /** 7 x 3 x 6 and 7 x 3 x 7 weights once in 3 samples, and 2 x 6 x 7 in the blocks. */
  @Test
  void contextStackCostsWhereFeaturesChange() {
    ConditioningSpec conditioning =
        new ConditioningSpec(LocalFeatures.GIVEN, 6, 3, new ContextSpec(7, 3, List.of(1, 2)), 0);
    assertEquals(
        (7 * 3 * 6 + 7 * 3 * 7 + 2 * 6 * 7) / 3 + BLOCKS + HEAD,
        multiplyAdds(RandomModels.spec(InputEncoding.ONE_HOT, 2, conditioning, STACK)));
  }

  @Test
  void aStackOfAnotherWidthCostsTheWayIntoIt() {
    StackSpec wide = new StackSpec(5, 3, 1, List.of(1));
    // One residual more in the first stack, 5 x 4 into the second, 6 x 5 and 6 x 3 in it.
    assertEquals(
        BLOCKS + 12 + 20 + 30 + 18 + HEAD,
        multiplyAdds(
            RandomModels.spec(InputEncoding.ONE_HOT, 2, ConditioningSpec.NONE, STACK, wide)));
  }

  /** 20 (64 64 + 64 32) + 19 32 32 + 256 64 + 256 256; 30 (128 128 + 256 64) + 29 64 64 + ... */
  @Test
  void theNetworksThatSpeedIsQuotedOnCostAsTheirPeersDo() {
    assertEquals(224_256, multiplyAdds(BenchmarkNetwork.S.generationSpec()));
    assertEquals(1_232_896, multiplyAdds(BenchmarkNetwork.M.generationSpec()));
  }

  @Test
  void weightsTakeFourBytesOrTwo() {
    WaveNetSpec spec = BenchmarkNetwork.S.generationSpec();
    assertEquals(4 * 224_256, NetworkCost.of(spec, Precision.FP32).weightBytes());
    assertEquals(2 * 224_256, NetworkCost.of(spec, Precision.BF16).weightBytes());
  }
}
