package org.wavenet4j.train.data;

/**
 * A place in the endless sequence of training windows; a checkpoint holds it, and a run resumed
 * from it sees exactly the batches that the uninterrupted run sees.
 *
 * @param epoch passes over the split that are complete, at least 0
 * @param position windows of the current epoch that were taken, at least 0
 */
public record WindowCursor(long epoch, int position) {
  /** The very first window. */
  public static final WindowCursor START = new WindowCursor(0, 0);

  /** Checks the bounds. */
  public WindowCursor {
    if (epoch < 0 || position < 0) {
      throw new IllegalArgumentException(
          "epoch: %d, position: %d, expected both at least 0".formatted(epoch, position));
    }
  }
}
