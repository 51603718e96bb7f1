package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavenet4j.model.ConditioningSpec;
import org.wavenet4j.model.InputEncoding;
import org.wavenet4j.model.Model;
import org.wavenet4j.model.StackSpec;

class TrailingHeadTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int OUTPUTS = 256;
  private static final Model MODEL =
      RandomModels.model(
          RandomModels.spec(
              InputEncoding.ONE_HOT,
              2,
              ConditioningSpec.NONE,
              new StackSpec(4, 3, 2, List.of(1, 2, 4, 8, 16))),
          5);

  /** Scalar kernels of which one throws when it is called for the n-th time. */
  private static Kernels failing(String method, int call, Error error) {
    AtomicInteger calls = new AtomicInteger();
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method) && calls.incrementAndGet() == call) {
                throw error;
              }
              try {
                return called.invoke(ScalarKernels.INSTANCE, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static DilatedStack stack(Kernels kernels, int threads, int blockFrames) {
    return new DilatedStack(new Engine(new PackedWeights(MODEL), kernels, threads), blockFrames);
  }

  /** The gate works in the caller's thread, in the third layer; rectify in the other one. */
  @ParameterizedTest
  @CsvSource({"gate, 8", "rectify, 3", "rectify, 4"})
  void failureInTheMiddleOfAFrameIsToldAndTheNextFrameIsRefusedInsteadOfHanging(
      String method, int call) {
    Error error = new StackOverflowError("for a test");
    float[] out = new float[OUTPUTS];
    Set<Thread> before = headThreads();
    try (DilatedStack stack = stack(failing(method, call, error), 2, 1)) {
      stack.process(new int[] {3}, 0, 1, out, 0, out);
      assertTimeoutPreemptively(
          LONG,
          () -> {
            Runnable next = () -> stack.process(new int[] {4}, 0, 1, out, 0, out);
            assertSame(error, assertThrows(Error.class, next::run));
            IllegalStateException refusal = assertThrows(IllegalStateException.class, next::run);
            assertEquals("wavenet-head was closed: make a new one", refusal.getMessage());
            Set<Thread> left = headThreads();
            left.removeAll(before);
            for (Thread thread : left) {
              thread.join(); // also one that waits for the rest of the frame
            }
          });
    }
  }

  private static Set<Thread> headThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> !thread.getName().equals("wavenet-head"));
    return threads;
  }

  /** Blocks of one go over both threads, longer ones over the caller's; they may alternate. */
  @Test
  void framesAndBlocksAlternateOnTwoThreads() {
    int[] codes = RandomModels.codes(600, 2);
    float[] one = new float[8 * OUTPUTS];
    float[] two = new float[8 * OUTPUTS];
    try (DilatedStack alone = stack(ScalarKernels.INSTANCE, 1, 8);
        DilatedStack both = stack(ScalarKernels.INSTANCE, 2, 8)) {
      int at = 0;
      for (int i = 0; at + 8 <= codes.length; i++) {
        int frames = i % 3 == 0 ? 1 + i % 8 : 1;
        alone.process(codes, at, frames, one, 0, one);
        both.process(codes, at, frames, two, 0, two);
        for (int o = 0; o < frames * OUTPUTS; o++) {
          assertEquals(one[o], two[o], "output " + o + " of frame " + at);
        }
        at += frames;
      }
    }
  }
}
