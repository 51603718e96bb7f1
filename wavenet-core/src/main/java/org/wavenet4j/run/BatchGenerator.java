package org.wavenet4j.run;

import java.util.ArrayList;
import java.util.List;
import org.wavenet4j.UsageError;
import org.wavenet4j.UserError;

/**
 * Several streams of one network at once: weights are read once for all of them, so that together
 * they are faster than one after another. Each draws what it would draw alone. With more than one
 * thread in the engine the streams are shared out over the threads.
 *
 * <p>Allocates only when it is made and when a stream ends.
 */
public final class BatchGenerator implements AutoCloseable {
  /** The most streams at once. */
  public static final int MOST_STREAMS = 64;

  private final List<StreamGroup> groups = new ArrayList<>();
  private final List<Companion> companions = new ArrayList<>(); // of all groups but the first
  private final int streams;

  // What the groups are asked for; written before a companion is asked, read by its thread.
  private float[][] out = {};
  private int offset;
  private int frames;

  /**
   * Streams at their start, or after what they were primed with.
   *
   * @param streams 1 to {@value #MOST_STREAMS}
   * @throws UsageError if there are none, too many, or the network wants other conditioning or has
   *     no such readout
   * @throws UserError if the past activations of all streams do not fit into memory
   */
  public BatchGenerator(Engine engine, List<StreamPlan> streams) {
    if (streams.isEmpty() || streams.size() > MOST_STREAMS) {
      throw new UsageError(
          "streams: " + streams.size() + ", expected 1 to " + MOST_STREAMS + " at once");
    }
    this.streams = streams.size();
    int count = Math.min(engine.threads(), streams.size());
    // Each group's stack could fit and all of them not; where a stream ends, the others are copied.
    ResidualPath.checkMemory(engine.weights(), 2 * streams.size() - count, 1);
    Conditioner.checkMemory(engine.weights(), streams.size());
    Engine alone = new Engine(engine.weights(), engine.kernels());
    for (int g = 0; g < count; g++) {
      int from = streams.size() * g / count;
      int to = streams.size() * (g + 1) / count;
      groups.add(new StreamGroup(alone, streams.subList(from, to), from));
    }
    // Not before all groups are there: a thread beside one that is refused would never end.
    for (int g = 1; g < count; g++) {
      StreamGroup group = groups.get(g);
      companions.add(
          new Companion("wavenet-streams-" + g, () -> group.generate(out, offset, frames)));
    }
  }

  /** Streams, the ended ones among them. */
  public int streams() {
    return streams;
  }

  /** Samples that a stream has yet to draw. */
  public long remaining(int stream) {
    for (StreamGroup group : groups) {
      if (stream < group.end()) {
        return group.remaining(stream);
      }
    }
    throw new IndexOutOfBoundsException("stream " + stream + " of " + streams);
  }

  /**
   * Draws the next samples of every stream; of one that ends before, those that are left.
   *
   * @param out {@code [stream][frame]}, written from {@code offset} on
   * @throws UserError if a stream's conditioning ends too early; {@link #remaining} tells how far
   *     each stream has come
   */
  public void generate(float[][] out, int offset, int frames) {
    this.out = out;
    this.offset = offset;
    this.frames = frames;
    for (int c = 0; c < companions.size(); c++) {
      companions.get(c).ask();
    }
    try {
      groups.get(0).generate(out, offset, frames);
    } finally {
      // Also where one fails: none may still write when the caller goes on.
      for (int c = 0; c < companions.size(); c++) {
        companions.get(c).join();
      }
    }
    for (int c = 0; c < companions.size(); c++) {
      companions.get(c).await();
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    companions.forEach(Companion::close);
  }
}
