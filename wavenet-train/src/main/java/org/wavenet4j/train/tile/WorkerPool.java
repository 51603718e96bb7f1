package org.wavenet4j.train.tile;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed set of daemon threads that share out numbered tasks. A task is one thread's work from
 * start to end; several callers may use the pool at once.
 */
public final class WorkerPool {
  private final int threads;
  private final ExecutorService helpers;

  /**
   * Starts the threads as they are needed.
   *
   * @param threads that work, the caller's among them; at least 1
   */
  public WorkerPool(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected at least 1");
    }
    this.threads = threads;
    this.helpers =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "wavenet-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Threads that work, the caller's among them. */
  public int threads() {
    return threads;
  }

  /** Runs tasks 0 to {@code tasks - 1}, each once, and waits for all of them. */
  public void forEach(int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
            task.accept(i);
          }
        };
    CompletableFuture<?>[] others =
        new CompletableFuture<?>[Math.max(0, Math.min(threads, tasks) - 1)];
    for (int i = 0; i < others.length; i++) {
      others[i] = CompletableFuture.runAsync(worker, helpers);
    }
    worker.run();
    CompletableFuture.allOf(others).join();
  }
}
