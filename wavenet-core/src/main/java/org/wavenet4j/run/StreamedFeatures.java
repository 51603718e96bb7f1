package org.wavenet4j.run;

import java.util.concurrent.CancellationException;
import org.wavenet4j.model.ConditioningSpec;

/**
 * Features that arrive while sound is made of them: one thread puts feature frames in, the one that
 * generates reads them, and waits for those that have not come yet. What is held is a ring of a
 * fixed number of feature frames; where it is full, the producer waits.
 *
 * <p>A network with a context stack asks for features as far ahead as that sees, and waits for
 * them. It may go back by up to {@value #BACK_FRAMES} audio frames from the end of the furthest one
 * that it has asked for. One stream of sound reads one of these.
 *
 * <p>{@link #end} tells that no more features come. {@link #close}, from any thread, gives up:
 * whoever waits, and whoever comes after, gets a {@link CancellationException}.
 */
public final class StreamedFeatures implements LocalConditioning, AutoCloseable {
  /** Audio frames that can be asked for again: a block as the generator primes with. */
  public static final int BACK_FRAMES = 64;

  private final int channels;
  private final int backFeatureFrames; // that can be read again
  private final int capacity; // feature frames
  private final float[] ring; // [feature frame modulo capacity][C]
  private long rows; // feature frames put so far
  private long readEnd; // feature frame after the furthest one asked for
  private boolean ended;
  private boolean closed;

  /**
   * Nothing has come yet.
   *
   * @param conditioning of the network: C, at least 1, the hop and the context stack
   * @param capacityFeatureFrames feature frames held; at least {@link #minCapacity}, and the more
   *     there are beyond that, the further the producer may be ahead
   */
  public StreamedFeatures(ConditioningSpec conditioning, int capacityFeatureFrames) {
    if (!conditioning.local()) {
      throw new IllegalArgumentException("localChannels: 0, expected at least 1");
    }
    int least = minCapacity(conditioning);
    if (capacityFeatureFrames < least) {
      throw new IllegalArgumentException(
          "capacityFeatureFrames: %d, expected at least %d with a hop of %d frames and a context of %d feature frames on either side"
              .formatted(
                  capacityFeatureFrames,
                  least,
                  conditioning.localHopFrames(),
                  conditioning.context().reachFrames()));
    }
    this.channels = conditioning.localChannels();
    this.backFeatureFrames = least;
    this.capacity = capacityFeatureFrames;
    this.ring = new float[Math.multiplyExact(capacity, channels)];
  }

  /** Feature frames that {@link #BACK_FRAMES}, wherever they begin, and their context touch. */
  public static int minCapacity(ConditioningSpec conditioning) {
    return conditioning.featureFrames(BACK_FRAMES - 1)
        + 1
        + 2 * conditioning.context().reachFrames();
  }

  @Override
  public int channels() {
    return channels;
  }

  /**
   * Adds the next feature frame, if there is room.
   *
   * @param features C values from {@code offset} on; copied
   * @return whether it was added
   * @throws CancellationException if the stream is closed
   */
  public synchronized boolean offer(float[] features, int offset) {
    checkOpen("put");
    if (ended) {
      throw new IllegalStateException("a feature frame after the end of the stream");
    }
    if (rows - firstRowKept() >= capacity) {
      return false;
    }
    System.arraycopy(features, offset, ring, (int) (rows % capacity) * channels, channels);
    rows++;
    notifyAll();
    return true;
  }

  /**
   * Adds the next feature frame, once there is room.
   *
   * @param features C values from {@code offset} on; copied
   * @throws CancellationException if the stream is closed, now or while this waits
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public synchronized void put(float[] features, int offset) throws InterruptedException {
    while (!offer(features, offset)) {
      wait();
    }
  }

  /** No more features come: reading beyond those there are is an error from now on. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Gives up, for both sides. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /**
   * Waits for features that have not come yet.
   *
   * @return fewer than asked for if the stream ended before them
   * @throws CancellationException if the stream is closed, or the thread interrupted, before they
   *     have come
   * @throws IllegalStateException if they lie too far back
   */
  @Override
  public synchronized int read(long firstFeatureFrame, int featureFrames, float[] out, int offset) {
    if (firstFeatureFrame < firstRowKept()) {
      throw new IllegalStateException(
          "feature frame %d, but only those from %d on are still held"
              .formatted(firstFeatureFrame, firstRowKept()));
    }
    for (int f = 0; f < featureFrames; f++) {
      long row = firstFeatureFrame + f;
      // Row by row, so that a run that is longer than the ring makes room for its own end.
      readEnd = Math.max(readEnd, row + 1);
      if (!awaitRow(row)) {
        return f;
      }
      int from = (int) (row % capacity) * channels;
      System.arraycopy(ring, from, out, offset + f * channels, channels);
    }
    notifyAll();
    return featureFrames;
  }

  /** Returns once a feature frame is there; whether it ever will be. */
  private boolean awaitRow(long row) {
    checkOpen("read");
    while (row >= rows && !ended) {
      // The producer may be waiting for what this read has passed.
      notifyAll();
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw cancelled("its reader was interrupted");
      }
      checkOpen("read");
    }
    return row < rows;
  }

  private long firstRowKept() {
    // Nothing replaces what is held at the end, however far behind it was asked for.
    long newest = ended ? Math.min(readEnd, rows) : readEnd;
    return Math.max(0, newest - backFeatureFrames);
  }

  private void checkOpen(String wanted) {
    if (closed) {
      throw cancelled("it was closed, and no more can be " + wanted);
    }
  }

  private CancellationException cancelled(String why) {
    return new CancellationException("stream of features at frame %d: %s".formatted(rows, why));
  }
}
