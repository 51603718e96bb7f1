package org.wavenet4j.train.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * One task's share of a batch: consecutive frames of one example, worked on tile by tile. Shares
 * depend on the batch's shape alone, so sums over them do not depend on the number of threads.
 *
 * @param task its number, from 0
 * @param example b
 * @param start the example's first frame among those of all examples, b N
 * @param frames of the example, N
 * @param from first frame of the share, inside the example
 * @param to behind the last
 */
record Span(int task, int example, int start, int frames, int from, int to) {
  /**
   * Frames worked on at a time: a tile's activations of one block stay in a core's second cache.
   */
  static final int TILE = 256;

  private static final int FEWEST_TASKS = 16;

  /** Work on a tile. */
  interface TileWork {
    /**
     * Does it.
     *
     * @param frame first of the tile, among those of all examples
     * @param count of frames, at most {@link #TILE}
     */
    void run(int frame, int count);
  }

  /** The shares of a batch; with few examples each is cut into several. */
  static List<Span> of(int batch, int frames) {
    int tiles = (frames + TILE - 1) / TILE;
    int parts = Math.min(tiles, Math.max(1, (FEWEST_TASKS + batch - 1) / batch));
    List<Span> spans = new ArrayList<>();
    for (int b = 0; b < batch; b++) {
      for (int p = 0; p < parts; p++) {
        int from = tiles * p / parts * TILE;
        int to = Math.min(frames, tiles * (p + 1) / parts * TILE);
        spans.add(new Span(spans.size(), b, b * frames, frames, from, to));
      }
    }
    return spans;
  }

  /** Runs work on every tile, in order. */
  void forEachTile(TileWork work) {
    for (int t = from; t < to; t += TILE) {
      work.run(start + t, Math.min(TILE, to - t));
    }
  }
}
