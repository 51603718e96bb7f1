package org.wavenet4j.train.data;

/**
 * A piece with what was found out while it was made.
 *
 * @param item the piece
 * @param trimmedFrames of silence cut off its ends
 * @param level of its sound
 */
record PreparedPiece(CorpusItem item, long trimmedFrames, PcmLevel level) {
  /** The same piece in another split. */
  PreparedPiece in(Split split) {
    CorpusItem moved =
        new CorpusItem(
            item.id(),
            item.source(),
            item.sourceSha256(),
            item.audioFile(),
            item.audioSha256(),
            item.midiFile(),
            item.frames(),
            split);
    return new PreparedPiece(moved, trimmedFrames, level);
  }
}
