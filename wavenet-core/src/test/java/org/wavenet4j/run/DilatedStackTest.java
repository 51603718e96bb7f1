package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;
import org.wavenet4j.model.WaveNetSpec;

class DilatedStackTest {
  private static final int OUTPUTS = 256;

  /** A float sum of some hundred terms of size 1 is off by about 1e-6. */
  private static final double TOLERANCE = 2e-5;

  private static final int[] BLOCKS = {1, 7, 64, 257};

  private static float[] outputs(
      DilatedStack stack, int[] codes, float[] local, int channels, int blockFrames) {
    float[] all = new float[codes.length * OUTPUTS];
    float[] block = new float[blockFrames * OUTPUTS];
    for (int at = 0; at < codes.length; at += blockFrames) {
      int frames = Math.min(blockFrames, codes.length - at);
      stack.process(codes, at, frames, local, at * channels, block);
      System.arraycopy(block, 0, all, at * OUTPUTS, frames * OUTPUTS);
    }
    return all;
  }

  private static float[] outputs(Model model, int[] codes, int blockFrames) {
    DilatedStack stack =
        new DilatedStack(new Engine(new PackedWeights(model), ScalarKernels.INSTANCE), blockFrames);
    return outputs(stack, codes, new float[0], 0, blockFrames);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void outputMatchesOracleForEveryBlockSize(long seed) {
    WaveNetSpec spec = RandomModels.randomSpec(seed);
    int channels = spec.conditioning().localChannels();
    Model model = RandomModels.model(spec, seed);
    int[] codes = RandomModels.codes(300, seed);
    float[] local = RandomModels.gaussian(codes.length * channels, seed + 1);
    float[] global = RandomModels.gaussian(spec.conditioning().globalChannels(), seed + 2);
    double[][] expected = new StackOracle(model).outputs(codes, local, global);
    PackedWeights weights = new PackedWeights(model);
    float[] ofFirstBlockSize = new float[0];
    for (int blockFrames : BLOCKS) {
      DilatedStack stack =
          new DilatedStack(new Engine(weights, ScalarKernels.INSTANCE), blockFrames);
      stack.setGlobal(global);
      float[] actual = outputs(stack, codes, local, channels, blockFrames);
      assertClose(expected, actual);
      if (ofFirstBlockSize.length > 0) {
        assertArrayEquals(ofFirstBlockSize, actual, "bits of block size " + blockFrames);
      }
      ofFirstBlockSize = actual;
    }
  }

  /** Features of frames that come in runs of one to nine, and sometimes again later. */
  private static float[] repeating(Random random, int frames, int channels) {
    float[][] vocabulary = new float[3][]; // the first are zeros
    for (int v = 0; v < vocabulary.length; v++) {
      vocabulary[v] = v == 0 ? new float[channels] : RandomModels.gaussian(channels, v);
    }
    float[] features = new float[frames * channels];
    for (int t = 0; t < frames; ) {
      int end = Math.min(frames, t + 1 + random.nextInt(9));
      float[] chosen = vocabulary[random.nextInt(vocabulary.length)];
      for (; t < end; t++) {
        System.arraycopy(chosen, 0, features, t * channels, channels);
      }
    }
    return features;
  }

  @Test
  void featuresThatRepeatCountInEveryFrameOfEveryStream() {
    int streams = 3;
    int channels = 5;
    int frames = 200;
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.ONE_HOT,
            2,
            new ConditioningSpec(channels, 1, 0),
            new StackSpec(6, 4, 2, List.of(1, 2, 16)),
            new StackSpec(5, 3, 2, List.of(4)));
    Model model = RandomModels.model(spec, 9);
    Engine engine = new Engine(new PackedWeights(model), ScalarKernels.INSTANCE);
    Random random = new Random(3);
    int[] codes = new int[frames * streams];
    float[] local = new float[frames * streams * channels];
    float[][] alone = new float[streams][];
    for (int s = 0; s < streams; s++) {
      int[] own = RandomModels.codes(frames, s);
      float[] features = repeating(random, frames, channels);
      for (int t = 0; t < frames; t++) {
        codes[t * streams + s] = own[t];
        int to = (t * streams + s) * channels;
        System.arraycopy(features, t * channels, local, to, channels);
      }
      alone[s] = outputs(new DilatedStack(engine, 7), own, features, channels, 7);
      assertClose(new StackOracle(model).outputs(own, features, new float[0]), alone[s]);
    }
    for (int blockFrames : BLOCKS) {
      DilatedStack stack = new DilatedStack(engine, streams, blockFrames);
      float[] block = new float[blockFrames * streams * OUTPUTS];
      for (int at = 0; at < frames; at += blockFrames) {
        int count = Math.min(blockFrames, frames - at);
        stack.process(codes, at * streams, count, local, at * streams * channels, block);
        for (int r = 0; r < count * streams; r++) {
          int t = at + r / streams;
          float[] own = alone[r % streams];
          int from = r * OUTPUTS;
          assertTrue(
              Arrays.equals(block, from, from + OUTPUTS, own, t * OUTPUTS, (t + 1) * OUTPUTS),
              "blocks of " + blockFrames + ", stream " + r % streams + ", frame " + t);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 32, 64})
  void scalarInputThroughAKernelOfAnyWidthMatchesOracle(int taps) {
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.SCALAR,
            taps,
            ConditioningSpec.NONE,
            new StackSpec(5, 3, 2, List.of(1, 4)));
    Model model = RandomModels.model(spec, taps);
    int[] codes = RandomModels.codes(150, taps);
    double[][] expected = new StackOracle(model).outputs(codes, new float[0], new float[0]);
    float[] one = outputs(model, codes, 1);
    assertClose(expected, one);
    assertArrayEquals(one, outputs(model, codes, 7));
    assertArrayEquals(one, outputs(model, codes, 150));
  }

  private static void assertClose(double[][] expected, float[] actual) {
    double worst = 0;
    int at = 0;
    for (int i = 0; i < actual.length; i++) {
      double wanted = expected[i / OUTPUTS][i % OUTPUTS];
      double error = Math.abs(wanted - actual[i]) / Math.max(1, Math.abs(wanted));
      if (!(error <= worst)) {
        worst = error;
        at = i;
      }
    }
    double wanted = expected[at / OUTPUTS][at % OUTPUTS];
    String where = "frame %d, output %d: %s, expected %s";
    assertTrue(worst < TOLERANCE, where.formatted(at / OUTPUTS, at % OUTPUTS, actual[at], wanted));
  }

  @Test
  void randomSpecsCoverWhatTheNetworkCanHave() {
    boolean[] seen = new boolean[6];
    for (long seed = 1; seed <= 20; seed++) {
      WaveNetSpec spec = RandomModels.randomSpec(seed);
      StackSpec last = spec.stacks().get(spec.stacks().size() - 1);
      seen[0] |= spec.stacks().get(0).residualChannels() != last.residualChannels();
      seen[1] |= spec.conditioning().local() && spec.conditioning().global();
      seen[2] |= !spec.conditioning().local() && !spec.conditioning().global();
      seen[3] |= spec.input().encoding() == InputEncoding.SCALAR && spec.input().kernelSize() == 3;
      seen[4] |= spec.input().encoding() == InputEncoding.ONE_HOT && spec.input().kernelSize() == 3;
      seen[5] |= last.kernelSize() == 3;
    }
    assertArrayEquals(new boolean[] {true, true, true, true, true, true}, seen);
  }

  /** Wide enough that a change cannot vanish on its way. */
  private static Model deepModel(InputEncoding encoding) {
    WaveNetSpec spec =
        RandomModels.spec(
            encoding,
            2,
            ConditioningSpec.NONE,
            new StackSpec(8, 8, 2, List.of(1, 2, 4)),
            new StackSpec(5, 8, 3, List.of(3, 1)));
    return RandomModels.model(spec, 5);
  }

  @ParameterizedTest
  @EnumSource(InputEncoding.class)
  void aFrameMovesNoOutputBeforeItAndNoneBeyondTheReceptiveField(InputEncoding encoding) {
    Model model = deepModel(encoding);
    // 2 for the front, 1 + 2 + 4 for the first stack, 2 * (3 + 1) for the second.
    int receptiveField = 17;
    assertEquals(receptiveField, model.spec().receptiveField().frames());
    int changed = 20;
    int[] codes = RandomModels.codes(60, 3);
    float[] before = outputs(model, codes, 16);
    boolean lastReached = false;
    for (int code = 0; code < 256; code += 51) {
      codes[changed] = code;
      float[] after = outputs(model, codes, 16);
      for (int t = 0; t < codes.length; t++) {
        boolean same =
            Arrays.equals(
                before, t * OUTPUTS, (t + 1) * OUTPUTS, after, t * OUTPUTS, (t + 1) * OUTPUTS);
        assertTrue(same || (t >= changed && t < changed + receptiveField), "frame " + t);
        lastReached |= !same && t == changed + receptiveField - 1;
      }
    }
    assertTrue(lastReached, "the receptive field ends before its last frame");
  }

  @Test
  void resetGivesTheStartOfASignalAgain() {
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.ONE_HOT,
            3,
            new ConditioningSpec(0, 1, 2),
            new StackSpec(3, 5, 3, List.of(1, 9)));
    DilatedStack stack =
        new DilatedStack(
            new Engine(new PackedWeights(RandomModels.model(spec, 1)), ScalarKernels.INSTANCE), 32);
    stack.setGlobal(new float[] {0.5f, -1f});
    int[] codes = RandomModels.codes(50, 1);
    float[] first = outputs(stack, codes, new float[0], 0, 32);
    stack.reset();
    assertArrayEquals(first, outputs(stack, codes, new float[0], 0, 32));
  }

  /** Dilations of more than eight frames, and fewer; none divides the frames between changes. */
  private static DilatedStack dilatedStack(int blockFrames) {
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.ONE_HOT,
            2,
            new ConditioningSpec(0, 1, 2),
            new StackSpec(5, 6, 3, List.of(16, 5)),
            new StackSpec(7, 6, 2, List.of(9)));
    PackedWeights weights = new PackedWeights(RandomModels.model(spec, 8));
    return new DilatedStack(new Engine(weights, VectorKernels.INSTANCE), blockFrames);
  }

  @Test
  void whatWasLookedAheadIsForgottenWhereItNoLongerHolds() {
    int frames = 51;
    DilatedStack single = dilatedStack(1);
    DilatedStack whole = dilatedStack(frames);
    for (int step = 0; step < 6; step++) {
      float[] global = RandomModels.gaussian(2, step);
      if (step % 3 != 2) {
        single.setGlobal(global);
        whole.setGlobal(global);
      }
      if (step % 3 != 1) {
        single.reset();
        whole.reset();
      }
      int[] codes = RandomModels.codes(frames, step);
      float[] expected = outputs(whole, codes, new float[0], 0, frames);
      assertArrayEquals(expected, outputs(single, codes, new float[0], 0, 1), "step " + step);
    }
  }

  @Test
  void blocksOfMixedSizesGiveTheSameBits() {
    int[] codes = RandomModels.codes(400, 3);
    DilatedStack whole = dilatedStack(codes.length);
    DilatedStack mixed = dilatedStack(12);
    whole.setGlobal(new float[] {1, -1});
    mixed.setGlobal(new float[] {1, -1});
    float[] expected = outputs(whole, codes, new float[0], 0, codes.length);
    Random random = new Random(2);
    float[] block = new float[12 * OUTPUTS];
    for (int at = 0; at < codes.length; ) {
      int size = random.nextBoolean() ? 1 : random.nextInt(13);
      int frames = Math.min(size, codes.length - at);
      mixed.process(codes, at, frames, block, 0, block);
      float[] actual = Arrays.copyOf(block, frames * OUTPUTS);
      int from = at * OUTPUTS;
      float[] wanted = Arrays.copyOfRange(expected, from, from + actual.length);
      assertArrayEquals(wanted, actual, frames + " frames from " + at);
      at += frames;
    }
  }

  @Test
  void processingAllocatesNothing() {
    DilatedStack stack =
        new DilatedStack(
            new Engine(new PackedWeights(deepModel(InputEncoding.ONE_HOT)), ScalarKernels.INSTANCE),
            1);
    float[] out = new float[OUTPUTS];
    int[] codes = RandomModels.codes(10_000, 1);
    assertEquals(0, allocatedBytes(() -> run(stack, codes, out)));
  }

  private static void run(DilatedStack stack, int[] codes, float[] out) {
    for (int t = 0; t < codes.length; t++) {
      stack.process(codes, t, 1, out, 0, out);
    }
  }

  /**
   * Bytes that a run allocates on this thread, once it is compiled: before that vectors are
   * objects. Also the virtual machine itself allocates a few bytes when it discards compiled code.
   */
  static long allocatedBytes(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 60 && least > 0; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void wrongCallsAreNamed() {
    PackedWeights weights = new PackedWeights(deepModel(InputEncoding.ONE_HOT));
    DilatedStack stack = new DilatedStack(new Engine(weights, ScalarKernels.INSTANCE), 4);
    float[] out = new float[5 * OUTPUTS];
    assertEquals(
        "frames: 5, expected 0 to 4",
        assertThrows(
                IllegalArgumentException.class, () -> stack.process(new int[5], 0, 5, out, 0, out))
            .getMessage());
    assertEquals(
        "codes[1]: 256, expected 0 to 255",
        assertThrows(
                IllegalArgumentException.class,
                () -> stack.process(new int[] {0, 256}, 0, 2, out, 0, out))
            .getMessage());
    assertEquals(
        "global: 1 values, expected 0",
        assertThrows(IllegalArgumentException.class, () -> stack.setGlobal(new float[1]))
            .getMessage());
  }

  @Test
  void aPastThatFitsIntoNoMemoryIsRefusedBeforeItIsAllocated() {
    WaveNetSpec spec =
        RandomModels.spec(
            InputEncoding.ONE_HOT,
            1,
            ConditioningSpec.NONE,
            new StackSpec(512, 1, 16, List.of(1 << 20)));
    PackedWeights weights = new PackedWeights(RandomModels.model(spec, 1));
    UserError error =
        assertThrows(
            UserError.class,
            () -> new DilatedStack(new Engine(weights, ScalarKernels.INSTANCE), 1));
    assertTrue(
        error.getMessage().contains("dilations up to 1048576, kernel size 16, 512 channels"),
        error.getMessage());
  }
}
