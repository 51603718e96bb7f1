package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.ContextSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.LocalFeatures;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;

/** A wait that nobody ends would be for ever, so each test has a time after which it fails. */
@Timeout(30)
class StreamedFeaturesTest {
  private static final ConditioningSpec CONDITIONING = new ConditioningSpec(2, 3, 0);

  private static StreamedFeatures stream(int capacity) {
    return new StreamedFeatures(CONDITIONING, capacity);
  }

  /** A thread that has begun; what came of it, or what it failed with, is asked for later. */
  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "other side");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static FutureTask<Boolean> produce(StreamedFeatures stream, float[] features) {
    return start(
        () -> {
          for (int at = 0; at < features.length; at += stream.channels()) {
            stream.put(features, at);
          }
          stream.end();
          return true;
        });
  }

  /** The least capacity and more; without a context stack, and with ones that see 3 and 12. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 0",
    "1, 140, 7, 0",
    "3, 0, 2, 0",
    "3, 17, 1, 0",
    "80, 0, 3, 0",
    "1000, 0, 5, 0",
    "1, 0, 1, 3",
    "3, 0, 2, 12",
    "63, 0, 2, 3",
    "64, 0, 2, 12",
    "65, 9, 2, 3"
  })
  void rowsAreThoseOfGivenFeaturesHoweverTheyAreCut(int hop, int more, int channels, int reach)
      throws Exception {
    ContextSpec context =
        reach == 0 ? ContextSpec.NONE : new ContextSpec(2, 3, List.of(1, reach - 1));
    ConditioningSpec conditioning =
        new ConditioningSpec(LocalFeatures.GIVEN, channels, hop, context, 0);
    float[] features = RandomModels.gaussian(300 * channels, hop);
    Model model = model(conditioning);
    Conditioner expected = conditioner(model, LocalConditioning.given(conditioning, features));
    StreamedFeatures stream =
        new StreamedFeatures(conditioning, StreamedFeatures.minCapacity(conditioning) + more);
    FutureTask<Boolean> producer = produce(stream, features);
    Conditioner streamed = conditioner(model, stream);
    Random random = new Random(7);
    int end = 300 * hop;
    for (int at = 0; at < end; ) {
      int frames = Math.min(1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 64), end - at);
      assertSame(expected, streamed, at, frames);
      at += frames;
      int back = random.nextInt(1 + Math.min(at, StreamedFeatures.BACK_FRAMES));
      assertSame(expected, streamed, at - back, back);
    }
    assertTrue(producer.get());
  }

  private static Model model(ConditioningSpec conditioning) {
    StackSpec stack = new StackSpec(3, 3, 2, List.of(1, 2));
    return RandomModels.model(RandomModels.spec(InputEncoding.ONE_HOT, 1, conditioning, stack), 8);
  }

  private static Conditioner conditioner(Model model, LocalConditioning features) {
    Conditioner conditioner = new Conditioner(Engine.of(model));
    conditioner.start(features);
    return conditioner;
  }

  private static void assertSame(Conditioner expected, Conditioner actual, int at, int frames) {
    float[] want = new float[frames * 7];
    float[] got = new float[frames * 7];
    expected.read(at, frames, want, 0);
    actual.read(at, frames, got, 0);
    assertArrayEquals(want, got, () -> frames + " frames from " + at);
  }

  @Test
  void generationIsThatOfFeaturesThatWereThereFromTheStart() throws Exception {
    ConditioningSpec conditioning =
        new ConditioningSpec(LocalFeatures.GIVEN, 2, 3, new ContextSpec(4, 3, List.of(2, 5)), 0);
    Model model = model(conditioning);
    float[] features = RandomModels.gaussian(2 * 200, 3);
    float[] expected = generated(model, LocalConditioning.given(conditioning, features));
    StreamedFeatures stream =
        new StreamedFeatures(conditioning, StreamedFeatures.minCapacity(conditioning));
    FutureTask<Boolean> producer = produce(stream, features);
    assertArrayEquals(expected, generated(model, stream));
    assertTrue(producer.get());
  }

  private static float[] generated(Model model, LocalConditioning local) {
    Generator generator = new Generator(Engine.of(model), new Sampling(1, 1), local, new float[0]);
    generator.prime(new float[150]);
    float[] out = new float[450];
    generator.generate(out, 0, out.length);
    return out;
  }

  @Test
  void ringThatIsFullTakesNoMoreUntilItsBeginningIsFarBehind() {
    StreamedFeatures stream = stream(23);
    float[] feature = {1, 2};
    for (int i = 0; i < 23; i++) {
      assertTrue(stream.offer(feature, 0));
    }
    assertFalse(stream.offer(feature, 0));
    // 22 frames, wherever they begin, may be read again.
    assertEquals(22, stream.read(0, 22, new float[2 * 22], 0));
    assertFalse(stream.offer(feature, 0));
    assertEquals(1, stream.read(22, 1, new float[2], 0));
    assertTrue(stream.offer(feature, 0));
    assertFalse(stream.offer(feature, 0));
  }

  @Test
  void whatLiesTooFarBackIsRefused() {
    StreamedFeatures stream = stream(100);
    for (int i = 0; i < 100; i++) {
      stream.offer(new float[2], 0);
    }
    stream.end();
    stream.read(0, 100, new float[200], 0);
    assertEquals(0, stream.read(120, 1, new float[2], 0));
    assertEquals(22, stream.read(78, 22, new float[44], 0));
    IllegalStateException error =
        assertThrows(IllegalStateException.class, () -> stream.read(77, 1, new float[2], 0));
    assertEquals("feature frame 77, but only those from 78 on are still held", error.getMessage());
  }

  @Test
  void behindTheEndThereAreNone() {
    StreamedFeatures stream = stream(30);
    stream.offer(new float[] {1, -1}, 0);
    stream.offer(new float[] {2, -2}, 0);
    stream.end();
    float[] out = new float[7];
    assertEquals(1, stream.read(1, 3, out, 1));
    assertArrayEquals(new float[] {0, 2, -2, 0, 0, 0, 0}, out);
    assertThrows(IllegalStateException.class, () -> stream.offer(out, 0));
  }

  @Test
  void readerThatWaitsLearnsOfTheEnd() {
    StreamedFeatures stream = stream(30);
    onceThisThreadWaits(stream::end);
    assertEquals(0, stream.read(0, 5, new float[10], 0));
  }

  /** Its state is all that shows from outside that a thread waits. */
  private static void onceThisThreadWaits(Runnable action) {
    Thread waiting = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              action.run();
            },
            "other side");
    other.setDaemon(true);
    other.start();
  }

  @Test
  void closingEndsTheWaitOfTheReader() {
    StreamedFeatures stream = stream(30);
    stream.offer(new float[2], 0);
    onceThisThreadWaits(stream::close);
    CancellationException told =
        assertThrows(CancellationException.class, () -> stream.read(0, 4, new float[8], 0));
    assertEquals(
        "stream of features at frame 1: it was closed, and no more can be read", told.getMessage());
    assertThrows(CancellationException.class, () -> stream.read(0, 1, new float[2], 0));
  }

  @Test
  void closingEndsTheWaitOfTheProducer() {
    StreamedFeatures stream = stream(23);
    onceThisThreadWaits(stream::close);
    CancellationException told =
        assertThrows(
            CancellationException.class,
            () -> {
              while (true) {
                stream.put(new float[2], 0);
              }
            });
    assertEquals(
        "stream of features at frame 23: it was closed, and no more can be put", told.getMessage());
    assertThrows(CancellationException.class, () -> stream.offer(new float[2], 0));
  }

  @Test
  void interruptedReaderGivesUpAndStaysInterrupted() throws Exception {
    StreamedFeatures stream = stream(23);
    FutureTask<Boolean> reader =
        start(
            () -> {
              Thread.currentThread().interrupt();
              assertThrows(CancellationException.class, () -> stream.read(0, 1, new float[2], 0));
              return Thread.currentThread().isInterrupted();
            });
    assertTrue(reader.get());
    FutureTask<Boolean> producer =
        start(
            () -> {
              Thread.currentThread().interrupt();
              while (true) {
                stream.put(new float[2], 0);
              }
            });
    ExecutionException failure = assertThrows(ExecutionException.class, producer::get);
    assertInstanceOf(InterruptedException.class, failure.getCause());
  }

  @Test
  void readingAllocatesNothing() {
    StreamedFeatures stream = stream(30_000);
    for (int i = 0; i < 30_000; i++) {
      stream.offer(new float[2], 0);
    }
    stream.end(); // no test waits for ever
    float[] out = new float[2 * 10];
    long[] at = {0};
    Runnable read =
        () -> {
          for (int i = 0; i < 50; i++) {
            stream.read(at[0], 10, out, 0);
            at[0] += 10;
          }
        };
    assertEquals(0, DilatedStackTest.allocatedBytes(read));
  }

  @Test
  void capacityBelowTheLeastAndANetworkWithoutFeaturesAreRefused() {
    assertEquals(64, minCapacity(1, ContextSpec.NONE));
    assertEquals(22, minCapacity(3, ContextSpec.NONE));
    assertEquals(2, minCapacity(64, ContextSpec.NONE));
    assertEquals(2, minCapacity(300, ContextSpec.NONE));
    assertEquals(2 + 2 * 2 * (1 + 4), minCapacity(64, new ContextSpec(1, 5, List.of(1, 4))));
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> stream(21));
    assertEquals(
        "capacityFeatureFrames: 21, expected at least 22 with a hop of 3 frames and a context of 0"
            + " feature frames on either side",
        error.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new StreamedFeatures(ConditioningSpec.NONE, 65));
  }

  private static int minCapacity(int hop, ContextSpec context) {
    return StreamedFeatures.minCapacity(
        new ConditioningSpec(LocalFeatures.GIVEN, 1, hop, context, 0));
  }
}
