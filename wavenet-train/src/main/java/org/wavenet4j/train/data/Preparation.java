package org.wavenet4j.train.data;

/**
 * What a preparation did.
 *
 * @param corpus as it is now
 * @param report on all of it
 * @param kept pieces that were there already
 * @param made pieces that are new or made again
 * @param removed pieces whose source is gone or gives no piece any more
 */
public record Preparation(Corpus corpus, CorpusReport report, int kept, int made, int removed) {}
