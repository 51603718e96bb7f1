package org.wavenet4j.train.graph;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.wavenet4j.train.device.Threads;

/**
 * A fixed set of daemon threads that share out the rows of a matrix. A row is one thread's work
 * from start to end, so results do not depend on which thread takes which row.
 */
final class RowPool {
  /** Frames that a row is worked on at a time: four such runs fit in a core's first cache. */
  static final int CHUNK = 1024;

  private static final int SCRATCH_ARRAYS = 4;

  /** The process's pool, with as many threads as BLAS has; it has no other state. */
  static final RowPool SHARED = new RowPool(Threads.ofProcess().count());

  private final int threads;
  private final ExecutorService executor;

  /** Work on one row. */
  interface RowTask {
    /**
     * Does it.
     *
     * @param scratch {@code [4][CHUNK]}, this thread's own while the task runs
     */
    void run(int row, float[][] scratch);
  }

  RowPool(int threads) {
    this.threads = Math.max(1, threads);
    this.executor =
        Executors.newFixedThreadPool(
            this.threads,
            task -> {
              Thread thread = new Thread(task, "wavenet-rows");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs a task for every row and waits for all of them. */
  void forEach(int rows, RowTask task) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          float[][] scratch = new float[SCRATCH_ARRAYS][CHUNK];
          for (int row = next.getAndIncrement(); row < rows; row = next.getAndIncrement()) {
            task.run(row, scratch);
          }
        };
    CompletableFuture<?>[] helpers = new CompletableFuture<?>[Math.min(threads, rows) - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = CompletableFuture.runAsync(worker, executor);
    }
    worker.run();
    CompletableFuture.allOf(helpers).join();
  }
}
