package org.wavenet4j.train.data;

/**
 * A run of N frames of one piece, of which some are trained. N is the same for every window of a
 * run.
 *
 * @param item index into the split's items
 * @param startFrame first frame, at least 0; a multiple of the plan's hop
 * @param trainedFrom first trained frame, counted from {@code startFrame}; 0 only where the window
 *     begins with its piece
 * @param trainedTo end of the trained frames, counted from {@code startFrame}, exclusive; at most N
 */
public record Window(int item, long startFrame, int trainedFrom, int trainedTo) {}
