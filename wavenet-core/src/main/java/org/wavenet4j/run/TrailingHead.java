package org.wavenet4j.run;

import java.util.concurrent.atomic.AtomicLong;
import org.wavenet4j.vector.FrameMatrix;

/**
 * Skip connections and head on a thread of their own: they follow the residual path, layer by
 * layer, so that a frame takes as long as the longer of the two and the head at its end.
 */
final class TrailingHead implements AutoCloseable {
  private static final long STOPPED = Long.MAX_VALUE / 2;

  private final PackedWeights weights;
  private final ResidualPath path;
  private final Head head;
  private final FrameMatrix sums; // [row][S]
  private final Companion companion;
  private final AtomicLong activated = new AtomicLong(); // layers, of all frames so far
  private long handled; // layers whose skips were added, of all frames so far

  TrailingHead(Engine engine, ResidualPath path, Head head, int streams) {
    this.weights = engine.weights();
    this.path = path;
    this.head = head;
    this.sums = new FrameMatrix(streams, weights.spec().skipChannels());
    this.companion = new Companion("wavenet-head", this::follow);
  }

  /** A frame begins. */
  void begin() {
    companion.ask();
  }

  /** The next layer's z is there. */
  void layerIsActivated() {
    activated.setRelease(activated.getPlain() + 1);
  }

  /** Waits for the end of the head; its output can be read then. */
  void await() {
    companion.await();
  }

  private void follow() {
    int rows = sums.frames();
    sums.fill(0, rows, weights.skipBias);
    for (int l = 0; l < path.layers(); l++) {
      handled++;
      for (int spins = 0; activated.getAcquire() < handled; spins++) {
        Companion.pause(spins);
      }
      path.block(l).addSkip(sums, rows);
    }
    head.compute(sums, rows);
  }

  /** Ends the thread, also in the middle of a frame that will not be completed. */
  @Override
  public void close() {
    activated.set(STOPPED);
    companion.close();
  }
}
