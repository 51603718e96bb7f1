package org.wavenet4j.train.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The batches of a {@link WindowIterator}, in its order, prepared ahead by one daemon thread so
 * that training never waits for files, and brought to the consumer's device, so that it does not
 * wait for copies either (on a CPU there is nothing to bring). {@link #cursor} tells what was
 * taken, not what was read ahead.
 *
 * <p>For one consuming thread. {@link #close} stops the thread.
 */
public final class PrefetchingIterator extends EndlessBatches implements AutoCloseable {
  private static final long serialVersionUID = 1L;

  /** What the thread hands over: a batch and the place after it, or why there is none. */
  private sealed interface Ahead {
    record Batch(MultiDataSet data, WindowCursor after) implements Ahead {}

    record Failure(Throwable cause) implements Ahead {}
  }

  private final transient WindowIterator source;
  private final transient BlockingQueue<Ahead> queue;
  private final transient AffinityManager devices;
  private final transient Integer device; // the consumer's
  private final transient Thread thread;
  private transient WindowCursor cursor;
  private transient volatile boolean closed;

  /**
   * Takes {@code source} over and begins to read.
   *
   * @param batches kept ready, at least 1
   */
  public PrefetchingIterator(WindowIterator source, int batches) {
    this(source, batches, Nd4j.getAffinityManager());
  }

  /** With another keeper of arrays' places than ND4J's own. */
  PrefetchingIterator(WindowIterator source, int batches, AffinityManager devices) {
    this.source = source;
    this.devices = devices;
    this.device = devices.getDeviceForCurrentThread();
    this.cursor = source.cursor();
    this.queue = new ArrayBlockingQueue<>(batches);
    this.thread = new Thread(this::readAhead, "window-prefetch");
    thread.setDaemon(true);
    thread.start();
  }

  private void readAhead() {
    try {
      // ND4J gives each new thread the next device of several.
      devices.unsafeSetDevice(device);
      while (!closed) {
        MultiDataSet data = source.next();
        bring(data.getFeatures());
        bring(data.getLabels());
        bring(data.getLabelsMaskArrays());
        queue.put(new Ahead.Batch(data, source.cursor()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody takes batches any more
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void bring(INDArray[] arrays) {
    for (INDArray array : arrays) {
      devices.ensureLocation(array, AffinityManager.Location.DEVICE);
    }
  }

  private void fail(Throwable cause) {
    try {
      queue.put(new Ahead.Failure(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public WindowCursor cursor() {
    return cursor;
  }

  /**
   * The next batch; waits for it if it is not ready.
   *
   * @throws RuntimeException what the reading thread ran into, each time it is asked again
   */
  @Override
  public MultiDataSet next() {
    if (closed) {
      throw new IllegalStateException("the iterator is closed");
    }
    try {
      Ahead ahead = queue.take();
      if (ahead instanceof Ahead.Batch batch) {
        cursor = batch.after();
        return batch.data();
      }
      queue.put(ahead);
      throw rethrow(((Ahead.Failure) ahead).cause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a batch", e);
    }
  }

  private static RuntimeException rethrow(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  /** Stops the reading thread and waits until it has ended; batches read ahead are given up. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    queue.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public MultiDataSet next(int windows) {
    throw new UnsupportedOperationException("the batch size is the source's");
  }

  /** Refused: batches read ahead have passed the source's preprocessor already. */
  @Override
  public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("set it on the source before it is taken over");
  }

  @Override
  public MultiDataSetPreProcessor getPreProcessor() {
    return source.getPreProcessor();
  }
}
