package org.wavenet4j.train.data;

/**
 * A run of N frames of one piece, of which some are trained. N is the same for every window of a
 * run: context (receptive field - 1) and T trained frames.
 *
 * @param item index into the split's items
 * @param startFrame first frame, at least 0
 * @param trainedFrom first trained frame, counted from {@code startFrame}; 0 only where the window
 *     begins with its piece
 * @param trainedTo end of the trained frames, counted from {@code startFrame}, exclusive; below N
 *     only where a piece is shorter than a window
 */
public record Window(int item, long startFrame, int trainedFrom, int trainedTo) {}
