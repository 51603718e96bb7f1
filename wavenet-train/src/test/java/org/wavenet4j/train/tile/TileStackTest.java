package org.wavenet4j.train.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wavenet4j.audio.MuLaw;
import org.wavenet4j.distribution.Categorical;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.InputSpec;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.TensorNames;
import org.wavenet4j.model.TensorSpec;
import org.wavenet4j.model.WaveNetSpec;
import org.wavenet4j.vector.FrameMatrix;

/** What the graph's tests cannot see; the numbers themselves are compared there. */
class TileStackTest {
  private static final int BATCH = 3;
  private static final int FRAMES = 700;
  private static final String SKIPS = "skips";

  private static final WaveNetSpec SPEC =
      new WaveNetSpec(
          16_000,
          MuLaw.INSTANCE,
          new InputSpec(InputEncoding.ONE_HOT, 2),
          List.of(
              new StackSpec(20, 18, 2, List.of(1, 2, 256)), new StackSpec(12, 9, 3, List.of(1))),
          24,
          16,
          new Categorical(256),
          new ConditioningSpec(LocalFeatures.GIVEN, 5, 96, new ContextSpec(7, 3, List.of(1)), 2));

  private record Gradients(float[] weights, FrameMatrix local) {}

  @Test
  void gradientsAreTheSameBitsForEveryNumberOfThreads() {
    Gradients alone = gradients(new WorkerPool(1));
    assertEquals(BATCH * 8, alone.local().frames());
    for (int threads : new int[] {2, 5}) {
      Gradients shared = gradients(new WorkerPool(threads));
      assertArrayEquals(alone.weights(), shared.weights());
      assertArrayEquals(alone.local().values(), shared.local().values());
    }
  }

  @Test
  void memoryIsKeptWhileTheShapeStays() {
    TileStack stack = new TileStack(SPEC, tensors(), SKIPS, new WorkerPool(1));
    StackMemory first = stack.memory(2, 50);
    assertEquals(first, stack.memory(2, 50));
    assertEquals(100, stack.memory(1, 100).input().frames());
  }

  private static Gradients gradients(WorkerPool pool) {
    FlatTensors tensors = tensors();
    Random random = new Random(7);
    fill(tensors.parameters(), random);
    TileStack stack = new TileStack(SPEC, tensors, SKIPS, pool);
    StackMemory memory = stack.memory(BATCH, FRAMES);
    fill(memory.input().values(), random);
    fill(memory.local().values(), random);
    for (float[] global : memory.globals()) {
      fill(global, random);
    }
    stack.forward(memory);
    stack.backward(memory);
    return new Gradients(tensors.gradients(), memory.localGradient());
  }

  private static void fill(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * 0.2f;
    }
  }

  private static FlatTensors tensors() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (TensorSpec tensor : TensorNames.of(SPEC)) {
      if (!tensor.name().endsWith("skip.weight")) {
        shapes.put(tensor.name(), tensor.shape().stream().mapToLong(Integer::longValue).toArray());
      }
    }
    shapes.put(SKIPS, new long[] {SPEC.skipChannels(), 3 * 18 + 9});
    return new FlatTensors(shapes);
  }
}
