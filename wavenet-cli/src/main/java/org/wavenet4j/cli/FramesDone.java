package org.wavenet4j.cli;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Counts what is done on pieces, shows it, and stops where that is asked for. Thread-safe. */
final class FramesDone implements IntConsumer {
  private final long total;
  private final ProgressLine progress;
  private final BooleanSupplier stop;
  private final AtomicLong done = new AtomicLong();

  /**
   * Nothing done yet.
   *
   * @param total frames there are, each as often as it is worked on
   * @param stop asked at every step
   */
  FramesDone(long total, ProgressLine progress, BooleanSupplier stop) {
    this.total = total;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * So many more are done.
   *
   * @throws CancellationException if the work is to stop
   */
  @Override
  public void accept(int frames) {
    progress.update((double) done.addAndGet(frames) / total, "");
    if (stop.getAsBoolean()) {
      throw new CancellationException("asked to stop");
    }
  }
}
