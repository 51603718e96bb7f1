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
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
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

  @ParameterizedTest
  @CsvSource({"1, 65, 1", "1, 200, 7", "3, 23, 2", "3, 40, 1", "80, 2, 3", "1000, 2, 5"})
  void readsAreThoseOfRepeatedFeaturesHoweverTheyAreCut(int hop, int capacity, int channels)
      throws Exception {
    ConditioningSpec conditioning = new ConditioningSpec(channels, hop, 0);
    float[] features = RandomModels.gaussian(300 * channels, hop);
    LocalConditioning expected = LocalConditioning.repeated(conditioning, features);
    StreamedFeatures stream = new StreamedFeatures(conditioning, capacity);
    FutureTask<Boolean> producer = produce(stream, features);
    Random random = new Random(7);
    int end = 300 * hop;
    for (int at = 0; at < end; ) {
      int frames = Math.min(1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 64), end - at);
      assertSame(expected, stream, at, frames);
      at += frames;
      int back = random.nextInt(1 + Math.min(at, StreamedFeatures.BACK_FRAMES));
      assertSame(expected, stream, at - back, back);
    }
    assertTrue(producer.get());
  }

  private static void assertSame(
      LocalConditioning expected, StreamedFeatures stream, int at, int frames) {
    float[] want = new float[frames * stream.channels()];
    float[] got = new float[frames * stream.channels()];
    expected.read(at, frames, want);
    stream.read(at, frames, got);
    assertArrayEquals(want, got, () -> frames + " frames from " + at);
  }

  @Test
  void generationIsThatOfFeaturesThatWereThereFromTheStart() throws Exception {
    Model model =
        RandomModels.model(
            RandomModels.spec(
                InputEncoding.ONE_HOT, 1, CONDITIONING, new StackSpec(3, 3, 2, List.of(1, 2))),
            8);
    float[] features = RandomModels.gaussian(2 * 200, 3);
    float[] expected = generated(model, LocalConditioning.repeated(CONDITIONING, features));
    StreamedFeatures stream = stream(StreamedFeatures.minCapacity(3));
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
    // Frame 3 begins the second feature frame, so the first may go once 3 + 64 frames were read.
    stream.read(0, 66, new float[2 * 66]);
    assertFalse(stream.offer(feature, 0));
    stream.read(66, 1, new float[2]);
    assertTrue(stream.offer(feature, 0));
    assertFalse(stream.offer(feature, 0));
  }

  @Test
  void whatLiesTooFarBackIsRefused() {
    StreamedFeatures stream = stream(100);
    for (int i = 0; i < 100; i++) {
      stream.offer(new float[2], 0);
    }
    stream.read(0, 100, new float[200]);
    stream.read(36, 64, new float[128]);
    IllegalStateException error =
        assertThrows(IllegalStateException.class, () -> stream.read(35, 1, new float[2]));
    assertEquals(
        "features of audio frame 35, but only those from 36 on are still held", error.getMessage());
  }

  @Test
  void readingBeyondTheEndIsToldAsForRepeatedFeatures() {
    float[] features = {1, -1, 2, -2};
    StreamedFeatures stream = stream(30);
    stream.offer(features, 0);
    stream.offer(features, 2);
    stream.end();
    LocalConditioning whole = LocalConditioning.repeated(CONDITIONING, features);
    UserError expected = assertThrows(UserError.class, () -> whole.read(4, 3, new float[6]));
    UserError told = assertThrows(UserError.class, () -> stream.read(4, 3, new float[6]));
    assertEquals(expected.getMessage(), told.getMessage());
    // Asking for less is still possible.
    float[] out = new float[4];
    stream.read(4, 2, out);
    assertArrayEquals(new float[] {2, -2, 2, -2}, out);
    assertThrows(IllegalStateException.class, () -> stream.offer(features, 0));
  }

  @Test
  void readerThatWaitsLearnsOfTheEnd() {
    StreamedFeatures stream = stream(30);
    onceThisThreadWaits(stream::end);
    UserError told = assertThrows(UserError.class, () -> stream.read(0, 5, new float[10]));
    assertTrue(told.getMessage().contains("after 0 audio frames, but frame 4"), told.getMessage());
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
        assertThrows(CancellationException.class, () -> stream.read(0, 4, new float[8]));
    assertEquals(
        "stream of features at frame 1: it was closed, and no more can be read", told.getMessage());
    assertThrows(CancellationException.class, () -> stream.read(0, 1, new float[2]));
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
              assertThrows(CancellationException.class, () -> stream.read(0, 1, new float[2]));
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
    float[] out = new float[2 * 64];
    long[] at = {0};
    Runnable read =
        () -> {
          for (int i = 0; i < 100; i++) {
            stream.read(at[0], 64, out);
            at[0] += 64;
          }
        };
    assertEquals(0, DilatedStackTest.allocatedBytes(read));
  }

  @Test
  void capacityBelowTheLeastAndANetworkWithoutFeaturesAreRefused() {
    assertEquals(65, StreamedFeatures.minCapacity(1));
    assertEquals(23, StreamedFeatures.minCapacity(3));
    assertEquals(2, StreamedFeatures.minCapacity(64));
    assertEquals(2, StreamedFeatures.minCapacity(300));
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> stream(22));
    assertEquals(
        "capacityFeatureFrames: 22, expected at least 23 with a hop of 3 frames",
        error.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new StreamedFeatures(ConditioningSpec.NONE, 65));
  }
}
