package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on pieces, several at a time, each on one thread; results come in the order of the pieces,
 * so they do not depend on the number of threads.
 */
final class PieceThreads {
  private PieceThreads() {}

  /**
   * One result a piece.
   *
   * @param pieces at least one
   * @param work called from several threads
   */
  static <P, R> List<R> map(List<P> pieces, Function<P, R> work) {
    int threads = Math.min(pieces.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads, PieceThreads::daemon);
    try {
      List<Future<R>> started = new ArrayList<>();
      for (P piece : pieces) {
        started.add(pool.submit(() -> work.apply(piece)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> piece : started) {
        results.add(result(piece));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  /** A problem in one piece ends the command; threads at work must not keep the process. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "piece");
    thread.setDaemon(true);
    return thread;
  }

  private static <R> R result(Future<R> piece) {
    try {
      return piece.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("working on a piece failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while working on pieces", e);
    }
  }
}
