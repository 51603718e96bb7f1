package org.wavenet4j.train.data;

/** Hears how far a preparation has come. */
@FunctionalInterface
public interface PrepareProgress {
  /**
   * One more piece is done or, with {@code done} as before, begun.
   *
   * @param done pieces finished, kept, made or skipped
   * @param total pieces in all
   * @param seconds of audio in the pieces finished
   * @param current name of the piece that is being worked on; empty at the end
   */
  void report(int done, int total, double seconds, String current);
}
