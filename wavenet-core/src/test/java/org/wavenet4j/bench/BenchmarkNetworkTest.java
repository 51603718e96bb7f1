package org.wavenet4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.run.Backend;
import org.wavenet4j.run.DilatedStack;
import org.wavenet4j.run.Engine;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.RandomModels;

class BenchmarkNetworkTest {
  @Test
  void dilationsBeginAgainAfterTheLargest() {
    WaveNetSpec spec = BenchmarkNetwork.S.generationSpec(5, 4);
    assertEquals(List.of(1, 2, 4, 1, 2), spec.stacks().get(0).dilations());
    assertEquals(1 + 2 * 1023, BenchmarkNetwork.S.generationSpec().receptiveField().frames());
    assertEquals(1 + 3 * 1023, BenchmarkNetwork.M.generationSpec().receptiveField().frames());
    assertEquals(2 + 2 * 1023, BenchmarkNetwork.S.trainingSpec(3).receptiveField().frames());
    assertEquals(3, BenchmarkNetwork.S.trainingSpec(3).conditioning().localChannels());
  }

  @Test
  void untrainedNetworksAnswerWithLogitsOfUsualSize() {
    for (BenchmarkNetwork network : BenchmarkNetwork.values()) {
      PackedWeights weights = new PackedWeights(RandomWeights.model(network.generationSpec(), 1));
      Engine engine = new Engine(weights, Backend.of("scalar").kernels());
      float[] logits = new float[64 * 256];
      new DilatedStack(engine, 64).process(RandomModels.codes(64, 1), 0, 64, logits, 0, logits);
      double squares = 0;
      for (float logit : logits) {
        squares += logit * logit;
      }
      double size = Math.sqrt(squares / logits.length);
      assertTrue(size > 0.3 && size < 3, network + ": " + size);
    }
  }
}
