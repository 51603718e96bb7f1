package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/**
 * Mean bits per sample over pieces. Each piece is scored by one thread, several at a time; the
 * pieces' bits are added in their order, so the result does not depend on the number of threads.
 */
final class BitsOverPieces {
  private BitsOverPieces() {}

  /**
   * Scores.
   *
   * @param excerpts at least one
   * @param totalBits that an excerpt costs; called from several threads
   */
  static double mean(List<Excerpt> excerpts, ToDoubleFunction<Excerpt> totalBits) {
    int threads = Math.min(excerpts.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads, BitsOverPieces::daemon);
    try {
      List<Future<Double>> pieces = new ArrayList<>();
      for (Excerpt excerpt : excerpts) {
        pieces.add(pool.submit(() -> totalBits.applyAsDouble(excerpt)));
      }
      double bits = 0;
      for (Future<Double> piece : pieces) {
        bits += result(piece);
      }
      return bits / excerpts.stream().mapToLong(Excerpt::frames).sum();
    } finally {
      pool.shutdownNow();
    }
  }

  /** A problem in one piece ends the command; threads at work must not keep the process. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "score");
    thread.setDaemon(true);
    return thread;
  }

  private static double result(Future<Double> piece) {
    try {
      return piece.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("scoring failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scoring", e);
    }
  }
}
