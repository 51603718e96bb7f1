package org.wavenet4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.wavenet4j.measure.BitsPerSample;
import org.wavenet4j.model.Model;
import org.wavenet4j.run.PackedWeights;
import org.wavenet4j.run.ScalarKernels;

/**
 * Bits per sample of a model over pieces of a corpus. Each piece is scored by one thread, and the
 * pieces' scores are added in their order, so the result does not depend on the number of threads.
 */
final class ModelScore {
  private final PackedWeights weights;
  private final CorpusSound sound;

  ModelScore(Model model, CorpusSound sound) {
    this.weights = new PackedWeights(model);
    this.sound = sound;
  }

  /**
   * Mean over all samples of all excerpts.
   *
   * @param excerpts at least one
   * @param heard told of frames as they are scored, from several threads
   */
  double bitsPerSample(List<Excerpt> excerpts, LongConsumer heard) {
    int threads = Math.min(excerpts.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads, ModelScore::daemon);
    try {
      List<Future<Double>> pieces = new ArrayList<>();
      for (Excerpt excerpt : excerpts) {
        pieces.add(pool.submit(() -> bits(excerpt, heard)));
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

  private double bits(Excerpt excerpt, LongConsumer heard) {
    BitsPerSample score = new BitsPerSample(weights, ScalarKernels.INSTANCE);
    score.startSignal();
    sound.forEachBlock(
        excerpt,
        (samples, offset, count) -> {
          score.add(samples, offset, count);
          heard.accept(count);
        });
    return score.result() * score.frames();
  }

  private static double result(Future<Double> piece) {
    try {
      return piece.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scoring", e);
    }
  }
}
