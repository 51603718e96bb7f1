package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;

/**
 * A long generation neither drifts nor leaks. A property makes it 24 hours of sound at 16 kHz:
 * {@code -Dwavenet.test.soakSamples=1382400000}.
 */
class SoakTest {
  private static final long SAMPLES = Long.getLong("wavenet.test.soakSamples", 2_000_000);
  private static final int CHUNK = 10_000;
  private static final int AFTERWARDS = 5_000;
  private static final long SEED = 12;

  /** What the JDK's SplittableRandom adds to its state, at first the seed, for every number. */
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private static final Model MODEL =
      RandomModels.model(
          RandomModels.spec(
              InputEncoding.ONE_HOT,
              1,
              ConditioningSpec.NONE,
              new StackSpec(8, 8, 2, List.of(1, 5))),
          9);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void longSoundNeitherDriftsNorLeaksNorAllocates() {
    Engine engine = new Engine(new PackedWeights(MODEL), VectorKernels.INSTANCE);
    Generator generator = Generator.of(engine, new Sampling(SEED, 1));
    float[] chunk = new float[CHUNK];
    generator.generate(chunk, 0, CHUNK);
    long heapBefore = usedHeapBytes();
    long chunks = SAMPLES / CHUNK;
    long free = 0;
    for (long c = 1; c < chunks; c++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      generator.generate(chunk, 0, CHUNK);
      // The first half is there for compiling.
      free += c >= chunks / 2 && threads.getCurrentThreadAllocatedBytes() == before ? 1 : 0;
    }
    // The virtual machine itself allocates a little now and then.
    assertTrue(free > chunks / 4, free + " of " + chunks / 2 + " chunks without allocation");
    long grown = usedHeapBytes() - heapBefore;
    assertTrue(grown < 1 << 20, "the heap grew by " + grown + " bytes");
    assertEquals(chunks * CHUNK, generator.position());
    assertForgotten(engine, generator, chunk);
  }

  /** All that counts is the last receptive field, however much there was before. */
  private static void assertForgotten(Engine engine, Generator old, float[] heard) {
    int field = MODEL.spec().receptiveField().frames();
    long uniforms = old.position();
    Generator fresh = Generator.of(engine, new Sampling(SEED + uniforms * GAMMA, 1));
    fresh.prime(Arrays.copyOfRange(heard, heard.length - field, heard.length));
    float[] expected = new float[AFTERWARDS];
    float[] actual = new float[AFTERWARDS];
    fresh.generate(expected, 0, AFTERWARDS);
    old.generate(actual, 0, AFTERWARDS);
    assertArrayEquals(expected, actual);
    assertTrue(Arrays.stream(toCodes(actual)).distinct().count() > 20, "of many values");
  }

  private static int[] toCodes(float[] samples) {
    return MODEL.spec().quantizer().encode(samples);
  }

  private static long usedHeapBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
