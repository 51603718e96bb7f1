package org.wavenet4j.cli;

/** Takes what was generated of pieces. Safe from several threads for several pieces. */
interface SoundKeeper {
  /**
   * Keeps both sounds of a piece.
   *
   * @param id of the piece
   * @param generated not written to any more
   * @param rendering the true one, as long
   */
  void keep(String id, float[] generated, float[] rendering, int sampleRateHz);
}
