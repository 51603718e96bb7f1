package org.wavenet4j.run;

import java.util.concurrent.CancellationException;
import org.wavenet4j.UserError;
import org.wavenet4j.model.ConditioningSpec;

/**
 * Features that arrive while sound is made of them: one thread puts feature frames in, the one that
 * generates reads them, each repeated over {@link ConditioningSpec#localHopFrames} audio frames,
 * and waits for those that have not come yet. What is held is a ring of a fixed number of feature
 * frames; where it is full, the producer waits.
 *
 * <p>A read may go back by up to {@value #BACK_FRAMES} audio frames from the end of the furthest
 * one before it. One stream of sound reads one of these.
 *
 * <p>{@link #end} tells that no more features come. {@link #close}, from any thread, gives up:
 * whoever waits, and whoever comes after, gets a {@link CancellationException}.
 */
public final class StreamedFeatures implements LocalConditioning, AutoCloseable {
  /** Audio frames that can be read again: a block as the generator primes with. */
  public static final int BACK_FRAMES = 64;

  private final int channels;
  private final int hopFrames;
  private final int capacity; // feature frames
  private final float[] ring; // [feature frame modulo capacity][C]
  private long rows; // feature frames put so far
  private long readEnd; // audio frame after the furthest one read
  private boolean ended;
  private boolean closed;

  /**
   * Nothing has come yet.
   *
   * @param conditioning of the network: C, at least 1, and the hop
   * @param capacityFeatureFrames feature frames held; at least {@link #minCapacity}, and the more
   *     there are beyond that, the further the producer may be ahead
   */
  public StreamedFeatures(ConditioningSpec conditioning, int capacityFeatureFrames) {
    if (!conditioning.local()) {
      throw new IllegalArgumentException("localChannels: 0, expected at least 1");
    }
    int least = minCapacity(conditioning.localHopFrames());
    if (capacityFeatureFrames < least) {
      throw new IllegalArgumentException(
          "capacityFeatureFrames: %d, expected at least %d with a hop of %d frames"
              .formatted(capacityFeatureFrames, least, conditioning.localHopFrames()));
    }
    this.channels = conditioning.localChannels();
    this.hopFrames = conditioning.localHopFrames();
    this.capacity = capacityFeatureFrames;
    this.ring = new float[Math.multiplyExact(capacity, channels)];
  }

  /** Feature frames that {@link #BACK_FRAMES} and the frame being read may touch. */
  public static int minCapacity(int hopFrames) {
    return (BACK_FRAMES + hopFrames - 1) / hopFrames + 1;
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
   * @throws UserError if the stream ended before these frames
   * @throws CancellationException if the stream is closed, or the thread interrupted, before they
   *     have come
   * @throws IllegalStateException if they lie too far back
   */
  @Override
  public synchronized void read(long firstFrame, int frames, float[] out) {
    if (firstFrame < readEnd - BACK_FRAMES) {
      throw new IllegalStateException(
          "features of audio frame %d, but only those from %d on are still held"
              .formatted(firstFrame, readEnd - BACK_FRAMES));
    }
    long end = firstFrame + frames;
    for (int f = 0; f < frames; f++) {
      // Frame by frame, so that a block that is longer than the ring makes room for its own end.
      readEnd = Math.max(readEnd, firstFrame + f);
      long row = (firstFrame + f) / hopFrames;
      awaitRow(row, end);
      System.arraycopy(ring, (int) (row % capacity) * channels, out, f * channels, channels);
    }
    readEnd = Math.max(readEnd, end);
    notifyAll();
  }

  /** Returns once a feature frame is there that is needed to read up to audio frame {@code end}. */
  private void awaitRow(long row, long end) {
    checkOpen("read");
    while (row >= rows || (ended && end > rows * hopFrames)) {
      if (ended) {
        throw RepeatedFeatures.ended(rows * hopFrames, end - 1);
      }
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
  }

  private long firstRowKept() {
    return Math.max(0, readEnd - BACK_FRAMES) / hopFrames;
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
