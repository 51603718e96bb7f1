package org.wavenet4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that is never woken or never answers ends the test, and does not hang the build. */
@Timeout(value = CompanionTest.LONG_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompanionTest {
  static final int LONG_SECONDS = 60;

  private long asked; // written here, read by the companion
  private long seen; // written by the companion, read here

  /** Plain fields: only asking and waiting hand them over. */
  @Test
  void whatEitherThreadWroteBeforeIsSeenByTheOther() {
    try (Companion companion = new Companion("test", () -> seen = asked * 3)) {
      for (asked = 1; asked < 20_000; asked++) {
        companion.ask();
        companion.await();
        assertEquals(asked * 3, seen);
      }
    }
  }

  @Test
  void companionThatSleepsIsWoken() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Runnable work = () -> thread.set(Thread.currentThread());
    try (Companion companion = new Companion("test", work)) {
      companion.ask();
      companion.await();
      for (int i = 0; i < 3; i++) {
        awaitSleep(thread.get());
        askAndAwait(companion);
      }
    }
  }

  private static void awaitSleep(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void companionThatSleepsEndsWhenItIsClosed() throws InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Companion companion = new Companion("test", () -> thread.set(Thread.currentThread()));
    askAndAwait(companion);
    awaitSleep(thread.get());
    companion.close();
    thread.get().join();
  }

  private static void askAndAwait(Companion companion) {
    companion.ask();
    companion.await();
  }

  @Test
  void whatTheWorkThrowsIsThrownWhereItIsAwaitedAndOnlyOnce() {
    List<RuntimeException> failures = new ArrayList<>();
    Runnable work =
        () -> {
          if (asked == 1) {
            RuntimeException failure = new IllegalArgumentException("for a test");
            failures.add(failure);
            throw failure;
          }
        };
    try (Companion companion = new Companion("test", work)) {
      asked = 1;
      companion.ask();
      companion.join();
      assertSame(failures.get(0), assertThrows(RuntimeException.class, companion::await));
      asked = 2;
      askAndAwait(companion);
    }
  }

  @Test
  void errorsOfTheWorkAreThrownAsTheyAre() {
    Error error = new StackOverflowError("for a test");
    Runnable work =
        () -> {
          throw error;
        };
    try (Companion companion = new Companion("test", work)) {
      companion.ask();
      assertSame(error, assertThrows(StackOverflowError.class, companion::await));
    }
  }

  @Test
  void closedCompanionEndsAndRefusesInsteadOfWaitingForEver() throws InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Companion companion = new Companion("test", () -> thread.set(Thread.currentThread()));
    askAndAwait(companion);
    assertTrue(thread.get().isDaemon(), "keeps no process alive");
    companion.close();
    thread.get().join();
    assertFalse(thread.get().isAlive());
    IllegalStateException refusal = assertThrows(IllegalStateException.class, companion::ask);
    assertEquals("test was closed: make a new one", refusal.getMessage());
  }

  @Test
  void workThatWasAskedForBeforeClosingIsDone() {
    Companion companion = new Companion("test", () -> seen = asked);
    asked = 7;
    companion.ask();
    companion.close();
    companion.await();
    assertEquals(7, seen);
  }
}
