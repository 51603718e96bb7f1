package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;

class BatchGeneratorTest {
  private static final ConditioningSpec LOCAL = new ConditioningSpec(1, 1, 0);
  private static final Model CONDITIONED =
      RandomModels.model(
          RandomModels.spec(
              InputEncoding.ONE_HOT, 2, LOCAL, new StackSpec(4, 4, 2, List.of(1, 2, 4))),
          3);
  private static final Model MODEL = RandomModels.model(RandomModels.tinySpec(), 11);

  private static Engine engine(Model model, int threads) {
    return new Engine(new PackedWeights(model), VectorKernels.INSTANCE, threads);
  }

  private static StreamPlan plan(int seed, int features) {
    return new StreamPlan(
        new Sampling(seed, 1),
        LocalConditioning.given(LOCAL, RandomModels.gaussian(features, seed)),
        new float[0],
        new float[0],
        40);
  }

  private static float[] alone(int seed, int frames) {
    StreamPlan plan = plan(seed, 40);
    float[] out = new float[frames];
    try (Generator generator =
        new Generator(engine(CONDITIONED, 1), plan.sampling(), plan.local(), plan.global())) {
      generator.generate(out, 0, frames);
    }
    return out;
  }

  /** Features of stream {@code early} end after 25 frames, those of all others with the sound. */
  private static List<StreamPlan> plans(int early) {
    List<StreamPlan> plans = new ArrayList<>();
    for (int s = 0; s < 6; s++) {
      plans.add(plan(s, s == early ? 25 : 40));
    }
    return plans;
  }

  /** Three groups of two streams; groups 1 and 2 have threads of their own. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5})
  void streamWhoseConditioningEndsStopsItsGroupAndAllOthersAreComplete(int early) {
    try (BatchGenerator batch = new BatchGenerator(engine(CONDITIONED, 3), plans(early))) {
      float[][] out = new float[6][40];
      for (int call = 0; call < 2; call++) {
        UserError error = assertThrows(UserError.class, () -> batch.generate(out, 0, 40));
        assertEquals(
            "the local conditioning ends after 25 audio frames, but frame 25 is asked for; give"
                + " longer features or ask for less sound",
            error.getMessage());
        for (int s = 0; s < 6; s++) {
          int drawn = s / 2 == early / 2 ? 25 : 40;
          assertEquals(40 - drawn, batch.remaining(s), "left of stream " + s);
          float[] expected = new float[40];
          System.arraycopy(alone(s, drawn), 0, expected, 0, drawn);
          assertArrayEquals(expected, out[s], "stream " + s);
        }
      }
    }
  }

  /** The features of streams 0 and 5, in groups 0 and 2, end for now; later there are more. */
  @Test
  void groupThatFailedGoesOnWhereItStoppedOnceItCan() {
    float[] first = new float[40];
    List<StreamPlan> plans = new ArrayList<>(plans(-1));
    boolean[] live = {false};
    for (int s : new int[] {0, 5}) {
      plans.set(s, whereLive(plans.get(s), live));
    }
    try (BatchGenerator batch = new BatchGenerator(engine(CONDITIONED, 3), plans)) {
      float[][] out = new float[6][80];
      assertThrows(UserError.class, () -> batch.generate(out, 0, 40));
      live[0] = true;
      batch.generate(out, 40, 40);
      for (int s : new int[] {0, 1, 4, 5}) {
        System.arraycopy(out[s], 0, first, 0, 10);
        System.arraycopy(out[s], 40, first, 10, 30);
        assertArrayEquals(alone(s, 40), first, "stream " + s);
      }
    }
  }

  /** The same features, of which the first ten are there at once, the others only live. */
  private static StreamPlan whereLive(StreamPlan plan, boolean[] live) {
    LocalConditioning features =
        new LocalConditioning() {
          @Override
          public int channels() {
            return plan.local().channels();
          }

          @Override
          public int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
            if (!live[0] && firstFeatureFrame >= 10) {
              throw new UserError("not yet");
            }
            return plan.local().read(firstFeatureFrame, featureFrames, out, offset);
          }
        };
    return new StreamPlan(plan.sampling(), features, plan.global(), plan.prime(), plan.frames());
  }

  @Test
  void refusedStreamLeavesNoThreadBehind() {
    List<StreamPlan> plans = new ArrayList<>(Collections.nCopies(6, plan(1, 40)));
    plans.set(5, StreamPlan.of(new Sampling(1, 1), 40));
    UsageError error =
        assertThrows(UsageError.class, () -> new BatchGenerator(engine(CONDITIONED, 3), plans));
    assertEquals(
        "local conditioning: size 0, expected size 1, as the model was trained",
        error.getMessage());
    assertThrows(UsageError.class, () -> Generator.of(engine(CONDITIONED, 2), new Sampling(1, 1)));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      boolean ours =
          thread.getName().startsWith("wavenet-") && thread.getState() != Thread.State.TERMINATED;
      assertFalse(ours && !known.contains(thread), thread.getName());
    }
  }

  /** Threads that other tests may have left to end. */
  private final List<Thread> known = List.copyOf(Thread.getAllStackTraces().keySet());

  @ParameterizedTest
  @CsvSource({"0", "65"})
  void numberOfStreamsIsChecked(int streams) {
    List<StreamPlan> plans = Collections.nCopies(streams, StreamPlan.of(new Sampling(1, 1), 10));
    UsageError error =
        assertThrows(UsageError.class, () -> new BatchGenerator(engine(MODEL, 1), plans));
    assertEquals("streams: " + streams + ", expected 1 to 64 at once", error.getMessage());
  }

  /**
   * A past of so many frames, 64 bytes each, takes a hundredth of the memory there is. Each of four
   * groups fits, and so do all, but not while they are copied because some streams have ended.
   */
  @Test
  void streamsThatFitIntoMemoryByGroupsButNotTogetherAreRefused() {
    int frames = (int) Math.min(1 << 20, Runtime.getRuntime().maxMemory() / 6400);
    StackSpec stack = new StackSpec(1, 1, 2, List.of(frames));
    Model model =
        RandomModels.model(
            RandomModels.spec(InputEncoding.ONE_HOT, 1, ConditioningSpec.NONE, stack), 1);
    List<StreamPlan> plans = Collections.nCopies(64, StreamPlan.of(new Sampling(1, 1), 10));
    UserError error =
        assertThrows(UserError.class, () -> new BatchGenerator(engine(model, 4), plans));
    assertTrue(error.getMessage().startsWith("the network's past activations need more than"));
  }

  /** A layer keeps 62 x 4096 rows of 64 bytes; a stream's layers take a 32nd of what all may. */
  @Test
  void streamsWhoseContextsDoNotFitIntoMemoryTogetherAreRefused() {
    long layerBytes = 64L * 62 * 4096;
    long layers = 1 + Runtime.getRuntime().maxMemory() / 4 / 32 / layerBytes;
    List<Integer> dilations = Collections.nCopies((int) Math.min(32, layers), 4096);
    ConditioningSpec conditioning =
        new ConditioningSpec(LocalFeatures.GIVEN, 1, 1, new ContextSpec(1, 63, dilations), 0);
    StackSpec stack = new StackSpec(1, 1, 1, List.of(1));
    Model model =
        RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 1, conditioning, stack), 1);
    List<StreamPlan> plans = Collections.nCopies(64, plan(1, 40));
    UserError error =
        assertThrows(UserError.class, () -> new BatchGenerator(engine(model, 1), plans));
    assertTrue(error.getMessage().startsWith("the network's context stack needs"));
  }

  @Test
  void streamsThatHaveEndedAreLeftAloneAndCounted() {
    List<StreamPlan> plans =
        List.of(StreamPlan.of(new Sampling(1, 1), 5), StreamPlan.of(new Sampling(2, 1), 9));
    try (BatchGenerator batch = new BatchGenerator(engine(MODEL, 1), plans)) {
      assertEquals(2, batch.streams());
      float[][] out = new float[2][20];
      for (float[] stream : out) {
        Arrays.fill(stream, 7f);
      }
      batch.generate(out, 1, 6);
      assertEquals(0, batch.remaining(0));
      assertEquals(3, batch.remaining(1));
      assertEquals(7f, out[0][0]);
      assertEquals(7f, out[0][6]); // sample 5 was its last, at place 5
      batch.generate(out, 7, 12);
      assertEquals(0, batch.remaining(1));
      assertEquals(7f, out[1][10]);
      batch.generate(out, 0, 1);
      assertEquals(7f, out[0][0]);
      assertThrows(IndexOutOfBoundsException.class, () -> batch.remaining(2));
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void closedGeneratorsRefuseInsteadOfWaitingForEver() {
    List<StreamPlan> plans = Collections.nCopies(2, StreamPlan.of(new Sampling(1, 1), 10));
    BatchGenerator batch = new BatchGenerator(engine(MODEL, 2), plans);
    batch.generate(new float[2][5], 0, 5);
    batch.close();
    assertThrows(IllegalStateException.class, () -> batch.generate(new float[2][5], 0, 5));
    Generator generator = Generator.of(engine(MODEL, 2), new Sampling(1, 1));
    generator.generate(new float[5], 0, 5);
    generator.close();
    assertThrows(IllegalStateException.class, () -> generator.generate(new float[5], 0, 5));
  }

  /** On the caller's thread; the others run the same code. */
  @ParameterizedTest
  @CsvSource({"3, 2", "9, 1", "18, 2"})
  void drawingAllocatesNothingWhileNoStreamEnds(int streams, int threads) {
    List<StreamPlan> plans =
        Collections.nCopies(streams, StreamPlan.of(new Sampling(1, 1), 1L << 40));
    try (BatchGenerator batch = new BatchGenerator(engine(MODEL, threads), plans)) {
      float[][] out = new float[streams][1000];
      Runnable work = () -> batch.generate(out, 0, 1000);
      assertEquals(0, DilatedStackTest.allocatedBytes(work));
    }
  }
}
