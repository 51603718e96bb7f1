package org.wavenet4j.train.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void everyTaskRunsOnceAndIsDoneWhenTheCallReturns(int threads) {
    WorkerPool pool = new WorkerPool(threads);
    for (int tasks : new int[] {0, 1, 2, 3, 100}) {
      for (int round = 0; round < 200; round++) {
        int[] plain = new int[tasks]; // not atomic: what is done must be seen
        pool.forEach(tasks, i -> plain[i]++);
        for (int i = 0; i < tasks; i++) {
          assertEquals(1, plain[i]);
        }
      }
    }
  }

  @Test
  void tasksAreSharedOut() {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch both = new CountDownLatch(2);
    new WorkerPool(2)
        .forEach(
            2,
            i -> {
              seen.add(Thread.currentThread());
              both.countDown();
              try {
                both.await(); // neither task ends before the other has begun
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(2, seen.size());
    assertTrue(seen.contains(Thread.currentThread()));
  }

  @Test
  void callersMayUseThePoolAtOnce() throws Exception {
    WorkerPool pool = new WorkerPool(3);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    Callable<Integer> caller =
        () -> {
          int wrong = 0;
          for (int round = 0; round < 500; round++) {
            AtomicIntegerArray visits = new AtomicIntegerArray(20);
            pool.forEach(20, visits::incrementAndGet);
            for (int i = 0; i < 20; i++) {
              wrong += visits.get(i) == 1 ? 0 : 1;
            }
          }
          return wrong;
        };
    for (Future<Integer> result : callers.invokeAll(List.of(caller, caller, caller, caller))) {
      assertEquals(0, result.get());
    }
    callers.shutdown();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatATaskThrowsReachesTheCallerAndThePoolGoesOn(int threads) {
    WorkerPool pool = new WorkerPool(threads);
    Error error = new OutOfMemoryError("for a test");
    Error thrown =
        assertThrows(
            OutOfMemoryError.class,
            () ->
                pool.forEach(
                    50,
                    i -> {
                      if (i == 7) {
                        throw error;
                      }
                    }));
    assertSame(error, thrown);
    everyTaskRunsOnceAndIsDoneWhenTheCallReturns(threads);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void closingEndsTheThreadsAwakeOrAsleep() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      CountDownLatch all = new CountDownLatch(3);
      try (WorkerPool pool = new WorkerPool(3)) {
        pool.forEach(3, i -> meet(threads, all));
        while (round % 2 == 0 && threads.stream().noneMatch(WorkerPoolTest::waits)) {
          Thread.onSpinWait(); // until one sleeps
        }
      }
      threads.remove(Thread.currentThread());
      assertEquals(2, threads.size());
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void meet(Set<Thread> threads, CountDownLatch all) {
    threads.add(Thread.currentThread());
    all.countDown();
    try {
      all.await(); // no task ends before each thread has one
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  @Test
  void aClosedPoolRefusesTasks() {
    WorkerPool pool = new WorkerPool(2);
    pool.close();
    assertThrows(IllegalStateException.class, () -> pool.forEach(2, i -> {}));
  }
}
