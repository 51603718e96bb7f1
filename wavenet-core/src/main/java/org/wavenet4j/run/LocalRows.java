package org.wavenet4j.run;

import java.util.Arrays;
import org.wavenet4j.vector.FrameMatrix;

/**
 * The local conditioning of a block of frames, without what repeats: features mostly come at a
 * lower rate than sound, and a product with features that are bit for bit those of the frame before
 * need not be worked out again. Owns the features that each stream was told last; before the first
 * they are zeros, whose product is zeros.
 */
final class LocalRows {
  private final int streams;
  private final FrameMatrix distinct; // [row][C]: each stream's last, then those new in this block
  private final int[] places; // [row of the block]: where its features stand in distinct
  private int fresh;
  private int rows;

  LocalRows(int channels, int streams, int maxRows) {
    this.streams = streams;
    this.distinct = new FrameMatrix(capacity(streams, maxRows), channels);
    this.places = new int[maxRows];
  }

  /** Rows of features that are told apart at most. */
  static int capacity(int streams, int maxRows) {
    return streams + maxRows;
  }

  /**
   * Begins a block.
   *
   * @param features {@code [row][C]} from {@code offset} on
   */
  void begin(float[] features, int offset, int blockRows) {
    keepLast();
    rows = blockRows;
    fresh = 0;
    int channels = distinct.channels();
    for (int r = 0; r < blockRows; r++) {
      int from = offset + r * channels;
      int before = r < streams ? r : places[r - streams];
      if (isAt(before, features, from)) {
        places[r] = before;
      } else {
        places[r] = streams + fresh++;
        System.arraycopy(features, from, distinct.values(), distinct.row(places[r]), channels);
      }
    }
  }

  private boolean isAt(int place, float[] features, int from) {
    int start = distinct.row(place);
    int channels = distinct.channels();
    return Arrays.equals(
        distinct.values(), start, start + channels, features, from, from + channels);
  }

  private void keepLast() {
    for (int s = 0; s < streams && rows > 0; s++) {
      distinct.copyRows(distinct, lastPlace(s), s, 1);
    }
  }

  /** Where the features of a stream's last frame stand. */
  int lastPlace(int stream) {
    return places[rows - streams + stream];
  }

  /** Where the features of a row of the block stand. */
  int place(int row) {
    return places[row];
  }

  /** {@code [place][C]}. */
  FrameMatrix distinct() {
    return distinct;
  }

  /** The first place of features that are new in this block. */
  int firstFresh() {
    return streams;
  }

  /** Features that are new in this block. */
  int fresh() {
    return fresh;
  }
}
