package org.wavenet4j.cli;

import org.wavenet4j.train.data.CorpusItem;

/**
 * A stretch of a corpus's sound.
 *
 * @param item the piece
 * @param startFrame at least 0
 * @param frames at least 1
 */
record Excerpt(CorpusItem item, long startFrame, long frames) {}
